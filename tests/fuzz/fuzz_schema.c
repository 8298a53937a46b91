/* The converter from JSON schemas to grammars: never a crash, an error is one sentence, and what it
 * makes is a grammar that libllama takes. */
#include <llama.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/sampler.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *schema = malloc(size + 1), *gbnf = NULL;
    struct cr_error err = {0};

    if (schema == NULL)
        abort();
    if (size > 0)
        memcpy(schema, data, size);
    schema[size] = '\0';
    if (cr_schema_to_gbnf(schema, &gbnf, &err) == CR_OK) {
        struct llama_sampler *grammar = llama_sampler_init_grammar(NULL, gbnf, "root");
        if (grammar == NULL)
            abort();
        llama_sampler_free(grammar);
    } else if (gbnf != NULL || strlen(err.text) < 10 || err.text[strlen(err.text) - 1] != '.') {
        abort();
    }
    free(gbnf);
    free(schema);
    return 0;
}
