# The translation workflow, to be included by a Makefile:
#
#     MEMORY := memory
#     include /usr/local/share/satz/satz.mk
#
# de/NAME.txt (or .html) in, LANG/NAME.txt out for every language of the list. Each release is segmented
# and protected once; each step's records stay under build/ for inspection. There is no pipe whose
# failure could go unseen, and a file appears under its name only when it is whole.
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
# A pass-through of the source must not be written over the source.
satz_folder = $(if $(filter $(SOURCE),$1),$(BUILD)/$(SOURCE)/out,$1)
OUTPUTS := $(foreach lang,$(LANGS),$(addprefix $(call satz_folder,$(lang))/,$(RELEASES)))
RECORDS := $(foreach lang,$(LANGS),$(RELEASES:%=$(BUILD)/$(lang)/%.jsonl))
MEMORY_FILES := $(foreach place,$(MEMORY),$(if $(filter %.tmx,$(place)),$(place),$(wildcard $(place)/*.tmx)))

satz_quote = '$(subst ','\'',$1)'

# $(call satz_step,WHAT,COMMAND): says it, runs it into a file of its own, gives the file its name.
ifneq ($(MAKE_TERMOUT),)
satz_say = printf '\033[36m%-10s\033[0m %s\n' '$1' '$@'
else
satz_say = printf '%-10s %s\n' '$1' '$@'
endif
satz_step = @$(call satz_say,$1); mkdir -p '$(@D)' && $(LAUNCH) '$(SATZ)satz-$1' $2 > '$@.part' && mv -f '$@.part' '$@'

.PHONY: all table clean $(LANGS)
all: $(OUTPUTS) $(BUILD)/table.txt

$(BUILD)/%.segments.jsonl: $(SOURCE)/%
	$(call satz_step,segment,--lang $(SOURCE) --doc '$(basename $*)' $(SEGMENT_FLAGS) '$<')

$(BUILD)/%.protected.jsonl: $(BUILD)/%.segments.jsonl
	$(call satz_step,protect,$(PROTECT_FLAGS) '$<')

define satz_language
.PHONY: $1
$1: $$(addprefix $$(call satz_folder,$1)/,$$(RELEASES))

$$(BUILD)/$1/%.translated.jsonl: $$(BUILD)/%.protected.jsonl $$(MEMORY_FILES)
	$$(call satz_step,translate,--to $1 $$(MEMORY:%=--memory '%') --fuzzy $$(FUZZY) \
	  $$(addprefix --engine ,$$(or $$(ENGINE_$1),$$(ENGINE))) $$(TRANSLATE_FLAGS) '$$<' \
	  $$(if $$(or $$(MT_$1),$$(MT)),--shell -- $$(call satz_quote,$$(or $$(MT_$1),$$(MT)))))

$$(BUILD)/$1/%.jsonl: $$(BUILD)/$1/%.translated.jsonl
	$$(call satz_step,restore,$$(RESTORE_FLAGS) '$$<')

$$(call satz_folder,$1)/%: $$(BUILD)/$1/%.jsonl
	$$(call satz_step,join,$$(JOIN_FLAGS) '$$<')
endef
$(foreach lang,$(LANGS),$(eval $(call satz_language,$(lang))))

$(BUILD)/table.txt: $(RECORDS)
	$(call satz_step,report,--format summary $(RECORDS:%='%'))

table: $(BUILD)/table.txt
	@cat '$<'

clean:
	rm -rf $(BUILD) $(filter-out $(SOURCE),$(LANGS))
