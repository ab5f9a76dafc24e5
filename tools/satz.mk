# The translation workflow, to be included by a Makefile:
#
#     MEMORY := memory
#     include /usr/local/share/satz/satz.mk
#
# de/NAME.txt (or .html) in, LANG/NAME.txt out for every language of the list. Each release is segmented
# and protected once; each step's records stay under build/ for inspection. There is no pipe whose
# failure could go unseen, and a file appears under its name only when it is whole. What depends on a
# setting is made anew when the setting has changed.
#
#   make           everything, then the table
#   make ja        one language
#   make -j4       side by side
#   make clean     removes what was made
#
# What can be set, on the command line, in the environment or before the include:
SATZ     ?=            # folder of the programs, with a final slash; empty: found by PATH
SOURCE   ?= de
LANGS    ?= en ko ja ar zh-Hans zh-Hant vi th id ms de ru fr es pt
BUILD    ?= build
MEMORY   ?=            # translation memories: .tmx files or folders of them
MT       ?=            # an engine for all languages: MT='command {to}'; for one: MT_ja='command'
ENGINE   ?=            # its name in engines.tsv, where the form of its placeholders is known; ENGINE_ja
FUZZY    ?= 75
LAUNCH   ?=            # stands before every command: LAUNCH='srun -n1'
DEPENDS  ?=            # files whose change makes everything anew: a termbase, dictionaries
SEGMENT_FLAGS ?=
PROTECT_FLAGS ?=
TRANSLATE_FLAGS ?=
RESTORE_FLAGS ?=
JOIN_FLAGS ?=

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
MEMORY_FILES := $(foreach place,$(MEMORY),$(if $(filter %.tmx,$(place)),$(place),$(wildcard $(place)/*.tmx)))

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
satz_words_segment   = --lang $(SOURCE) $(SEGMENT_FLAGS)
satz_words_protect   = $(PROTECT_FLAGS)
satz_words_translate = --to $1 $(MEMORY:%=--memory '%') --fuzzy $(FUZZY) \
  $(addprefix --engine ,$(or $(ENGINE_$1),$(ENGINE))) $(TRANSLATE_FLAGS)
satz_words_restore   = $(RESTORE_FLAGS)
satz_words_join      = $(JOIN_FLAGS)
satz_engine = $(if $(or $(MT_$1),$(MT)),--shell -- $(call satz_quote,$(or $(MT_$1),$(MT))))

# $(call satz_settings,STEP,LANGUAGE): the rule for the file that keeps a step's words; it is written only where it
# keeps others.
satz_text = $(call satz_words_$1,$2)$(if $(filter translate,$1),$(call satz_engine,$2))
satz_same = $(and $(findstring x$1x,x$2x),$(findstring x$2x,x$1x))
define satz_settings
$$(BUILD)/$2/$1.settings: $$(if $$(call satz_same,$$(file <$$(BUILD)/$2/$1.settings),$$(call satz_text,$1,$2)),,satz_changed)
	@mkdir -p '$$(@D)' && printf '%s\n' $$(call satz_quote,$$(call satz_text,$1,$2)) > '$$@'
endef

.PHONY: all table clean satz_changed $(LANGS)
all: $(OUTPUTS) $(BUILD)/table.txt

$(BUILD)/%.segments.jsonl: $(SOURCE)/% $(BUILD)/$(SOURCE)/segment.settings $(DEPENDS)
	$(call satz_step,segment,$(satz_words_segment) --doc '$(basename $*)' '$<')

$(BUILD)/%.protected.jsonl: $(BUILD)/%.segments.jsonl $(BUILD)/$(SOURCE)/protect.settings $(DEPENDS)
	$(call satz_step,protect,$(satz_words_protect) '$<')

define satz_language
.PHONY: $1
$1: $$(addprefix $$(call satz_folder,$1)/,$$(RELEASES))

$$(BUILD)/$1/%.translated.jsonl: $$(BUILD)/%.protected.jsonl $$(BUILD)/$1/translate.settings $$(MEMORY_FILES) $$(DEPENDS)
	$$(call satz_step,translate,$$(call satz_words_translate,$1) '$$<' $$(call satz_engine,$1))

$$(BUILD)/$1/%.jsonl: $$(BUILD)/$1/%.translated.jsonl $$(BUILD)/$(SOURCE)/restore.settings $$(DEPENDS)
	$$(call satz_step,restore,$$(satz_words_restore) '$$<')

$$(call satz_folder,$1)/%: $$(BUILD)/$1/%.jsonl $$(BUILD)/$(SOURCE)/join.settings $$(DEPENDS)
	$$(call satz_step,join,$$(satz_words_join) '$$<')
endef
$(foreach lang,$(LANGS),$(eval $(call satz_language,$(lang)))$(eval $(call satz_settings,translate,$(lang))))
$(foreach step,segment protect restore join,$(eval $(call satz_settings,$(step),$(SOURCE))))

$(BUILD)/table.txt: $(RECORDS)
	$(call satz_step,report,--format summary $(or $(RECORDS:%='%'),/dev/null))

table: $(BUILD)/table.txt
	@cat '$<'

clean:
	rm -rf $(BUILD) $(filter-out $(SOURCE),$(LANGS))
