#ifndef SATZ_REPORT_GITHUB_H
#define SATZ_REPORT_GITHUB_H

#include "base/output.h"
#include "report/entry.h"

/*
 * Workflow commands, a line a finding, which GitHub's and Forgejo's runners show beside the lines of a change:
 * `::error file=F,line=L,col=C,endLine=L,endColumn=C,title=CHECK::SENTENCE`. An info is a notice. Columns are said only
 * where a finding ends on the line that it begins on, as the runner asks. Silenced ones are left out.
 *
 * Source: GitHub, Workflow commands for GitHub Actions; actions/toolkit, command.ts, for what is escaped.
 */
void satz_github_add(const struct satz_entry *entry, struct satz_output *output);

#endif
