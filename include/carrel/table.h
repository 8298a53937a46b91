/* Memory for a table whose entries are used at random: a lookup among millions of them would mostly
 * wait for address translation. */
#ifndef CARREL_TABLE_H
#define CARREL_TABLE_H

#include <stddef.h>

/* Uninitialised memory for n items, at the begin of a cache line, in huge pages where it is large
 * and the system has some. To be freed with free(); NULL when out of memory. */
void *cr_table_alloc(size_t n, size_t size);

#endif
