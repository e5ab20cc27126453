// A plugin for qemu's user emulation that counts the instructions which a
// process executes outside of its own program, of libraries and of what lies
// near them: those of code made at run time. It writes the number to the file
// that its argument names.
//
// The declarations are those of qemu's plugin interface that are used here
// (include/qemu/qemu-plugin.h), so that the header need not be installed.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef uint64_t qemu_plugin_id_t;
typedef struct qemu_info qemu_info_t;
struct qemu_plugin_tb;
enum qemu_plugin_op { QEMU_PLUGIN_INLINE_ADD_U64 };

extern void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t,
	void (*)(qemu_plugin_id_t, struct qemu_plugin_tb *));
extern void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *,
	enum qemu_plugin_op, void *, uint64_t);
extern void qemu_plugin_register_atexit_cb(qemu_plugin_id_t,
	void (*)(qemu_plugin_id_t, void *), void *);
extern size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);
extern uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *);
extern uint64_t qemu_plugin_end_code(void);

int qemu_plugin_version = 1;

static uint64_t program, generated;
static char result[4096];

// Go links programs to low addresses. The range for generated code is where the
// kernel puts mappings, far above; libraries are there, too, but the programs
// that are counted call them for their input and output only.
static void translated(qemu_plugin_id_t id, struct qemu_plugin_tb *tb)
{
	uint64_t *count = &generated;
	if (qemu_plugin_tb_vaddr(tb) < qemu_plugin_end_code())
		count = &program;
	qemu_plugin_register_vcpu_tb_exec_inline(tb, QEMU_PLUGIN_INLINE_ADD_U64,
		count, qemu_plugin_tb_n_insns(tb));
}

static void ended(qemu_plugin_id_t id, void *data)
{
	FILE *f = fopen(result, "w");
	if (f) {
		fprintf(f, "%" PRIu64 " %" PRIu64 "\n", generated, program);
		fclose(f);
	}
}

int qemu_plugin_install(qemu_plugin_id_t id, const qemu_info_t *info, int argc, char **argv)
{
	const char *key = "result=";
	if (argc != 1 || strncmp(argv[0], key, strlen(key)) != 0)
		return -1;
	snprintf(result, sizeof result, "%s", argv[0] + strlen(key));
	qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
	qemu_plugin_register_atexit_cb(id, ended, NULL);
	return 0;
}
