/* Names, texts and HTTP statuses of the codes in carrel/status.h. */
#include "carrel/status.h"

#include <stdio.h>

const char *cr_status_name(int status)
{
    switch (status) {
#define CR_STATUS_NAME_(name, value, http, text)                                                   \
    case value:                                                                                    \
        return #name;
        CR_STATUS_MAP(CR_STATUS_NAME_)
#undef CR_STATUS_NAME_
    }
    return "CR_E?";
}

const char *cr_status_text(int status)
{
    switch (status) {
#define CR_STATUS_TEXT_(name, value, http, text)                                                   \
    case value:                                                                                    \
        return text;
        CR_STATUS_MAP(CR_STATUS_TEXT_)
#undef CR_STATUS_TEXT_
    }
    return "unknown status";
}

int cr_status_http(int status)
{
    switch (status) {
#define CR_STATUS_HTTP_(name, value, http, text)                                                   \
    case value:                                                                                    \
        return http;
        CR_STATUS_MAP(CR_STATUS_HTTP_)
#undef CR_STATUS_HTTP_
    }
    return 500;
}

/* In parentheses, where the analyzer's macro of the same name does not expand. */
int(cr_error_set)(struct cr_error *err, int status, const char *fmt, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, fmt);
        vsnprintf(err->text, sizeof err->text, fmt, args);
        va_end(args);
        err->status = status;
    }
    return status;
}
