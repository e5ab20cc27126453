/* Runs the program bf_program on standard input and output, in two threads at a
 * time, and tells how it ended. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "program.h" /* headers may be read twice */

struct file {
	const char *data;
	size_t size, at;
	char *out;
	size_t written;
	struct bf_run run;
	enum bf_result result;
};

static ptrdiff_t read_file(void *user, void *buffer, size_t size)
{
	struct file *f = user;
	size_t n = f->size - f->at < size ? f->size - f->at : size;
	memcpy(buffer, f->data + f->at, n);
	f->at += n;
	return (ptrdiff_t)n;
}

static int write_file(void *user, const void *data, size_t size)
{
	struct file *f = user;
	char *out = realloc(f->out, f->written + size);
	if (out == NULL)
		return 1;
	memcpy(out + f->written, data, size);
	f->out = out;
	f->written += size;
	return 0;
}

static void *run(void *arg)
{
	struct file *f = arg;
	bf_program_cell *tape = calloc(BF_PROGRAM_CELLS, sizeof *tape);
	if (tape == NULL)
		abort();
	f->run.tape = tape;
	f->run.cells = BF_PROGRAM_CELLS;
	f->run.start = BF_PROGRAM_START;
	f->run.read = read_file;
	f->run.write = write_file;
	f->run.user = f;
	f->result = bf_program(&f->run);
	free(tape);
	return NULL;
}

int main(void)
{
	static char input[1 << 20];
	struct file files[2] = {{0}, {0}};
	pthread_t threads[2];
	size_t n = fread(input, 1, sizeof input, stdin);
	for (int i = 0; i < 2; i++) {
		files[i].data = input;
		files[i].size = n;
		if (pthread_create(&threads[i], NULL, run, &files[i]) != 0)
			abort();
	}
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	struct file *a = &files[0], *b = &files[1];
	if (a->result != b->result || a->written != b->written ||
	    (a->written > 0 && memcmp(a->out, b->out, a->written) != 0))
		abort();
	fwrite(a->out, 1, a->written, stdout);
	if (a->result != BF_DONE)
		fprintf(stderr, "result %d at %u:%u, cell %lld\n", (int)a->result,
		        (unsigned)a->run.line, (unsigned)a->run.column, (long long)a->run.cell);
	return (int)a->result;
}
