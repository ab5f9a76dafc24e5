# The translation workflow, to be included by a Makefile:
#
#     MEMORY := memory
#     include /usr/local/share/satz/satz.mk
#
# de/NAME.txt (or .html), in any charset, in; LANG/NAME.txt out for every language of the list. Each release is
# recoded, segmented, protected and spelled once; its translations are checked and spelled, and what is left for
# a person stands in build/report.html. Each step's records stay under build/ for inspection. There is no pipe whose
# failure could go unseen, and a file appears under its name only when it is whole. What depends on a
# setting is made anew when the setting has changed.
#
#   make           everything: the releases, the table, the report
#   make ja        one language
#   make findings  what a person should look at, as file:line:column: level: text; also build/findings/LANG.txt
#   make tmx       the finished translations as a memory a language: build/tmx/LANG.tmx
#   make -j4       side by side
#   make clean     removes what was made
#
# What can be set, on the command line, in the environment or before the include:
SATZ     ?=            # folder of the programs, with a final slash; empty: found by PATH
SOURCE   ?= de
LANGS    ?= en ko ja ar zh-Hans zh-Hant vi th id ms de ru fr es pt
BUILD    ?= build
CHARSET  ?= auto       # of the releases, where it is not to be found out
                       # LANG_NAME=de-CH: the language of one release, LANG_swiss-0013.txt say
OUTPUT   ?= UTF-8      # charset of the translations; for one language: OUTPUT_ja=Shift_JIS
LOSS     ?= translit   # what becomes of characters that it does not hold; see satz-recode(1)
MEMORY   ?=            # translation memories: .tmx files, tables (.tsv) with a column a language, folders of them
MT       ?=            # an engine for all languages: MT='command {to}'; for one: MT_ja='command'
ENGINE   ?=            # its name in engines.tsv, where the form of its placeholders is known; ENGINE_ja
FUZZY    ?= 75
LAUNCH   ?=            # stands before every command: LAUNCH='srun -n1'
DEPENDS  ?=            # files whose change makes everything anew: a termbase, dictionaries
CONFIG   ?=            # levels and numbers of the checks: files for satz-check --config
SILENCE  ?=            # findings that nobody wants to see again: files for satz-check --silence
SPELL    ?= src tgt    # the sides that are spelled; the targets of which languages: Hunspell has none for ja zh ms
SPELL_LANGS ?= $(filter-out $(SOURCE) ja zh-% ms,$(LANGS))
RECODE_FLAGS ?=
SEGMENT_FLAGS ?=
PROTECT_FLAGS ?=
SPELL_FLAGS ?=
TRANSLATE_FLAGS ?=
RESTORE_FLAGS ?=
CHECK_FLAGS ?=
JOIN_FLAGS ?=
EXPORT_FLAGS ?=
REPORT_FLAGS ?=

SATZ := $(strip $(SATZ))
MT_$(SOURCE) ?= cat

.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

RELEASES := $(notdir $(wildcard $(SOURCE)/*.txt $(SOURCE)/*.html))
ifeq ($(RELEASES),)
$(warning there is nothing to translate: no $(SOURCE)/*.txt, no $(SOURCE)/*.html)
endif
$(foreach name,$(RELEASES),$(if $(wildcard $(SOURCE)/$(name)),,$(error a file name in $(SOURCE)/ has a blank, \
  which make cannot handle: rename it, or use satz-run)))
# A pass-through of the source must not be written over the source.
satz_folder = $(if $(filter $(SOURCE),$1),$(BUILD)/$(SOURCE)/out,$1)
OUTPUTS := $(foreach lang,$(LANGS),$(addprefix $(call satz_folder,$(lang))/,$(RELEASES)))
RECORDS := $(foreach lang,$(LANGS),$(RELEASES:%=$(BUILD)/$(lang)/%.jsonl))
# All of a kind that MEMORY names or holds; $1 is the ending.
satz_memories = $(foreach place,$(MEMORY),$(if $(filter %.$1,$(place)),$(place),$(wildcard $(place)/*.$1)))
MEMORY_FILES := $(call satz_memories,tmx)
# Tables become memories; $1 is the language.
satz_table_memories = $(if $(filter-out $(SOURCE),$1),$(patsubst %.tsv,$(BUILD)/$1/memory/%.tmx,$(notdir $(call satz_memories,tsv))))
satz_output = $(strip $(or $(OUTPUT_$1),$(OUTPUT)))

satz_quote = '$(subst ','\'',$1)'

# $(call satz_step,WHAT,COMMAND): says it, runs it into a file of its own, gives the file its name. What was
# not finished is removed, also after a signal.
ifneq ($(if $(NO_COLOR),,$(MAKE_TERMOUT)),)
satz_say = printf '\033[36m%-10s\033[0m %s\n' '$1' '$@'
else
satz_say = printf '%-10s %s\n' '$1' '$@'
endif
satz_step = @$(call satz_say,$1); mkdir -p '$(@D)' && trap 'exit 130' HUP INT TERM && trap "rm -f '$@.part'" EXIT && \
  $(LAUNCH) '$(SATZ)satz-$1' $2 > '$@.part' && mv -f '$@.part' '$@'

# The words of each step, but for its files; $1 is the language.
satz_words_recode    = --from $(CHARSET) $(RECODE_FLAGS)
satz_words_segment   = --lang $(SOURCE) $(SEGMENT_FLAGS)
satz_words_protect   = $(PROTECT_FLAGS)
satz_words_spell     = $(SPELL_FLAGS)
satz_words_translate = --to $1 $(MEMORY_FILES:%=--memory '%') $(patsubst %,--memory '%',$(call satz_table_memories,$1)) \
  --fuzzy $(FUZZY) $(addprefix --engine ,$(or $(ENGINE_$1),$(ENGINE))) $(TRANSLATE_FLAGS)
satz_words_restore   = $(RESTORE_FLAGS)
satz_words_check     = $(CONFIG:%=--config '%') $(SILENCE:%=--silence '%') $(CHECK_FLAGS)
satz_words_join      = $(JOIN_FLAGS)
satz_words_export    = --format tmx $(EXPORT_FLAGS)
satz_words_report    = --path '$(SOURCE)/{doc}.{ext}' $(REPORT_FLAGS)
satz_words_output    = --to $(call satz_output,$1) --loss $(LOSS) --lang $1
satz_engine = $(if $(or $(MT_$1),$(MT)),--shell -- $(call satz_quote,$(or $(MT_$1),$(MT))))

# $(call satz_settings,STEP,LANGUAGE): the rule for the file that keeps a step's words; it is written only where it
# keeps others.
satz_text = $(call satz_words_$1,$2)$(if $(filter translate,$1),$(call satz_engine,$2))$(if $(filter \
  segment,$1),$(foreach name,$(RELEASES),$(LANG_$(name))))
satz_same = $(and $(findstring x$1x,x$2x),$(findstring x$2x,x$1x))
define satz_settings
$$(BUILD)/$2/$1.settings: $$(if $$(call satz_same,$$(file <$$(BUILD)/$2/$1.settings),$$(call satz_text,$1,$2)),,satz_changed)
	@mkdir -p '$$(@D)' && printf '%s\n' $$(call satz_quote,$$(call satz_text,$1,$2)) > '$$@'
endef

.PHONY: all table findings tmx clean satz_changed $(LANGS)
all: $(OUTPUTS) $(BUILD)/table.txt $(BUILD)/report.html

$(BUILD)/text/%: $(SOURCE)/% $(BUILD)/$(SOURCE)/recode.settings $(DEPENDS)
	$(call satz_step,recode,$(satz_words_recode) '$<')

$(BUILD)/%.segments.jsonl: $(BUILD)/text/% $(BUILD)/$(SOURCE)/segment.settings $(DEPENDS)
	$(call satz_step,segment,$(satz_words_segment) $(addprefix --lang ,$(LANG_$*)) --doc '$(basename $*)' '$<')

$(BUILD)/%.protected.jsonl: $(BUILD)/%.segments.jsonl $(BUILD)/$(SOURCE)/protect.settings $(DEPENDS)
	$(call satz_step,protect,$(satz_words_protect) '$<')

$(BUILD)/%.spelled.jsonl: $(BUILD)/%.protected.jsonl $(BUILD)/$(SOURCE)/spell.settings $(DEPENDS)
	$(call satz_step,spell,--side src $(satz_words_spell) '$<')

$(BUILD)/%.source.jsonl: $(BUILD)/%.$(if $(filter src,$(SPELL)),spelled,protected).jsonl $(BUILD)/$(SOURCE)/check.settings $(CONFIG) $(SILENCE) $(DEPENDS)
	$(call satz_step,check,--only source --stale off $(satz_words_check) '$<')

define satz_language
.PHONY: $1
$1: $$(addprefix $$(call satz_folder,$1)/,$$(RELEASES))

$$(BUILD)/$1/%.translated.jsonl: $$(BUILD)/%.source.jsonl $$(BUILD)/$1/translate.settings $$(MEMORY_FILES) $$(call satz_table_memories,$1) \
  $$(DEPENDS)
	$$(call satz_step,translate,$$(call satz_words_translate,$1) '$$<' $$(call satz_engine,$1))

$$(BUILD)/$1/%.restored.jsonl: $$(BUILD)/$1/%.translated.jsonl $$(BUILD)/$(SOURCE)/restore.settings $$(DEPENDS)
	$$(call satz_step,restore,$$(satz_words_restore) '$$<')

ifneq ($$(and $$(filter tgt,$$(SPELL)),$$(filter $1,$$(SPELL_LANGS))),)
$$(BUILD)/$1/%.read.jsonl: $$(BUILD)/$1/%.restored.jsonl $$(BUILD)/$(SOURCE)/spell.settings $$(DEPENDS)
	$$(call satz_step,spell,--side tgt $$(satz_words_spell) '$$<')
$$(BUILD)/$1/%.jsonl: $$(BUILD)/$1/%.read.jsonl $$(BUILD)/$(SOURCE)/check.settings $$(CONFIG) $$(SILENCE) $$(DEPENDS)
	$$(call satz_step,check,--only target --stale off $$(satz_words_check) '$$<')
else
$$(BUILD)/$1/%.jsonl: $$(BUILD)/$1/%.restored.jsonl $$(BUILD)/$(SOURCE)/check.settings $$(CONFIG) $$(SILENCE) $$(DEPENDS)
	$$(call satz_step,check,--only target --stale off $$(satz_words_check) '$$<')
endif

ifeq ($$(call satz_output,$1),UTF-8)
$$(call satz_folder,$1)/%: $$(BUILD)/$1/%.jsonl $$(BUILD)/$(SOURCE)/join.settings $$(BUILD)/$1/output.settings $$(DEPENDS)
	$$(call satz_step,join,$$(satz_words_join) '$$<')
else
$$(BUILD)/$1/joined/%: $$(BUILD)/$1/%.jsonl $$(BUILD)/$(SOURCE)/join.settings $$(DEPENDS)
	$$(call satz_step,join,$$(satz_words_join) '$$<')
$$(call satz_folder,$1)/%: $$(BUILD)/$1/joined/% $$(BUILD)/$1/output.settings
	$$(call satz_step,recode,$$(call satz_words_output,$1) '$$<')
endif

$$(foreach table,$$(call satz_memories,tsv),$$(eval $$(call satz_table,$1,$$(table),$$(BUILD)/$1/memory/$$(basename $$(notdir $$(table))))))

$$(BUILD)/findings/$1.all.txt: $$(RELEASES:%=$$(BUILD)/$1/%.jsonl) $$(BUILD)/$(SOURCE)/report.settings
	$$(call satz_step,report,--format lines $$(satz_words_report) $$(patsubst %,'%',$$(filter %.jsonl,$$^)))
# Without what was said of the source already.
$$(BUILD)/findings/$1.txt: $$(BUILD)/findings/source.txt $$(BUILD)/findings/$1.all.txt
	@awk 'FILENAME == ARGV[1] { said[$$$$0]; next } { line = $$$$0; sub(/: $1: /, ": ", line) } !(line in said)' $$^ \
	  > '$$@.part' && mv -f '$$@.part' '$$@'

$$(BUILD)/tmx/$1.tmx: $$(RELEASES:%=$$(BUILD)/$1/%.jsonl) $$(BUILD)/$(SOURCE)/export.settings
	$$(call satz_step,export,$$(satz_words_export) --to $1 $$(patsubst %,'%',$$(filter %.jsonl,$$^)))
endef

# A table's rows as a memory of language $1.
define satz_table
$3.jsonl: $2
	$$(call satz_step,import,--format tsv --header --from $(SOURCE) --to $1 '$$<')
$3.tmx: $3.jsonl
	$$(call satz_step,export,--format tmx '$$<')
endef

$(foreach lang,$(LANGS),$(eval $(call satz_language,$(lang))) \
  $(foreach step,translate output,$(eval $(call satz_settings,$(step),$(lang)))))
$(foreach step,recode segment protect spell restore check join export report,$(eval $(call satz_settings,$(step),$(SOURCE))))

$(BUILD)/table.txt: $(RECORDS)
	$(call satz_step,report,--format summary $(or $(RECORDS:%='%'),/dev/null))

$(BUILD)/report.html: $(RECORDS) $(BUILD)/$(SOURCE)/report.settings
	$(call satz_step,report,--format html $(satz_words_report) $(or $(RECORDS:%='%'),/dev/null))

$(BUILD)/findings/source.txt: $(RELEASES:%=$(BUILD)/%.source.jsonl) $(BUILD)/$(SOURCE)/report.settings
	$(call satz_step,report,--format lines $(satz_words_report) $(patsubst %,'%',$(filter %.jsonl,$^)))

findings: $(BUILD)/findings/source.txt $(LANGS:%=$(BUILD)/findings/%.txt)
	@cat $^

tmx: $(LANGS:%=$(BUILD)/tmx/%.tmx)

table: $(BUILD)/table.txt
	@cat '$<'

clean:
	rm -rf $(BUILD) $(filter-out $(SOURCE),$(LANGS))
