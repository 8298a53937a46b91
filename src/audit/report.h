/* What the reports share. */
#ifndef CARREL_AUDIT_REPORT_H
#define CARREL_AUDIT_REPORT_H

#include "carrel/audit.h"
#include "carrel/buf.h"

#define CR_AUDIT_MAX_REPORT (64u << 20) /* bytes */

/* Appends what one attack found, as plain ASCII text without a full stop. */
void cr_audit_report_finding(const struct cr_audit_result *r, struct cr_buf *buf);
/* "the endpoint leaks", "nothing leaks", …: the run in a sentence. */
const char *cr_audit_report_sentence(const struct cr_audit_report *report);
/* Whether an area tells anything: not of a void result, nor of a flood, which compares loads. */
bool cr_audit_report_has_area(const struct cr_audit_result *r);
/* Hands the text over. */
int cr_audit_report_end(struct cr_buf *buf, char **ret_text);

#endif
