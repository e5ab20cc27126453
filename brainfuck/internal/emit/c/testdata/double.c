/* dou"ble_/%.b, a Brainfuck program as C99. The comments tell lines and columns of it. */

#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h> /* read */
#define HAVE_READ
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* A loop that the compiler does not take for one that ends. */
#define LOOP(while_true) for (;;) if (!(while_true)) break; else

#ifdef __GNUC__ /* many copies of a function take compilers long */
#define NOINLINE __attribute__((noinline))
#else
#define NOINLINE
#endif

#define LEFT INT64_C(1) /* cells left of the start cell */
#define CELLS INT64_C(101)

typedef uint16_t cell;
static cell tape[CELLS];

static unsigned char out[1 << 15];
static size_t out_used;

/* flush writes out what put has collected. */
static void flush(void)
{
	if (fwrite(out, 1, out_used, stdout) != out_used || fflush(stdout) != 0) {
		perror("dou\"ble*/%.b: write");
		exit(1);
	}
	out_used = 0;
}

static NOINLINE void put(unsigned char byte)
{
	if (out_used == sizeof out)
		flush();
	out[out_used++] = byte;
}

static unsigned char in[1 << 15];
static size_t in_next, in_end;
static int in_ended;

/* fill reads what there is of the input, at least a byte, and returns 0 at its end. */
static NOINLINE int fill(void)
{
	flush();
	in_next = in_end = 0;
	if (in_ended)
		return 0;
#ifdef HAVE_READ
	{
		long n = (long)read(0, in, sizeof in);
		if (n < 0) {
			perror("dou\"ble*/%.b: read");
			exit(1);
		}
		in_end = (size_t)n;
	}
#else
	{
		int byte = getchar();
		if (ferror(stdin)) {
			perror("dou\"ble*/%.b: read");
			exit(1);
		}
		if (byte != EOF)
			in[in_end++] = (unsigned char)byte;
	}
#endif
	in_ended = in_end == 0;
	return !in_ended;
}

/* get reads a byte. */
static NOINLINE cell get(long line, long column)
{
	if (in_next == in_end && !fill()) {
		fprintf(stderr, "dou\"ble*/%%.b:%ld:%ld: the program reads, but the input has ended\n", line, column);
		exit(1);
	}
	return in[in_next++];
}

static NOINLINE void outside(int64_t i, long line, long column)
{
	flush();
	fprintf(stderr, "dou\"ble*/%%.b:%ld:%ld: the program leaves the tape on the %s: cell %lld, but the cells are -1 to 99\n",
		line, column, i < LEFT ? "left" : "right", (long long)(i - LEFT));
	exit(1);
}

/* need ends the program if there is no cell i. */
static void need(int64_t i, long line, long column)
{
	if ((uint64_t)i >= (uint64_t)CELLS)
		outside(i, line, column);
}

static NOINLINE int64_t program(int64_t p)
{
	tape[p] = get(2, 1); /* 2:1 */
	LOOP (tape[p]) { /* 2:2 */
		need(p + 2, 3, 7);
		tape[p + 2] += tape[p] * 2u; /* 3:7 */
		tape[p] = 0; /* 3:4 */
		put((unsigned char)tape[p + 2]); /* 4:5 */
		LOOP (tape[p + 2]) { /* 4:6 */
			p--;
			need(p + 2, 4, 8);
		}
		need(p + 1, 5, 2);
		tape[p + 1] = get(5, 2); /* 5:2 */
		p++; /* 5:3 */
	}
	return p;
}

int main(void)
{
	program(LEFT);
	flush();
	return 0;
}
