package llvm

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/seed1605a99e/movabs/ffi"
)

// A Library is libLLVM.
type Library struct {
	// Version is its major version.
	Version int
	api     api
}

// api has the functions of LLVM's C API (llvm-c/Core.h and others) that are used.
// References to its objects are addresses.
type api struct {
	contextCreate                func() uintptr
	contextDispose               func(context uintptr)
	createBuffer                 func(data []byte, length uintptr, name string) uintptr
	parseIR                      func(context, buffer uintptr, module, message *uintptr) int32
	text                         func(message uintptr) string // LLVMCreateMessage, which copies
	triple                       func() uintptr
	hostCPU, hostFeatures        func() uintptr
	targetFromTriple             func(triple uintptr, target, message *uintptr) int32
	createMachine                func(target, triple, cpu, features uintptr, level, reloc, model int32) uintptr
	disposeMachine               func(machine uintptr)
	createPassOptions            func() uintptr
	disposePassOptions           func(options uintptr)
	runPasses                    func(module uintptr, passes string, machine, options uintptr) uintptr
	errorText                    func(err uintptr) string
	setTarget                    func(module, triple uintptr)
	linkInMCJIT                  func()
	initOptions                  func(options *mcjitOptions, size uintptr)
	createMCJIT                  func(engine *uintptr, module uintptr, options *mcjitOptions, size uintptr, message *uintptr) int32
	namedFunction                func(module uintptr, name string) uintptr
	addMapping                   func(engine, function, addr uintptr)
	functionAddress              func(engine uintptr, name string) uint64
	disposeEngine                func(engine uintptr)
	initInfo, initTarget, initMC func()
	initPrinter                  func()
}

// mcjitOptions is struct LLVMMCJITCompilerOptions.
type mcjitOptions struct {
	optLevel uint32
	_        [3]int32 // code model, two switches
	_        uintptr  // memory manager
}

const optionsBytes = 4*4 + 8

// newest and oldest are the versions that are looked for by the names that Linux
// distributions gave them. From 18 on the version comes after .so, which ffi.Find
// knows.
const newest, oldest = 30, 13

// Open finds and binds libLLVM. The error wraps errors.ErrUnsupported if there is
// none.
func Open() (*Library, error) {
	names := []string{"LLVM"}
	for v := newest; v >= oldest; v-- {
		names = append(names, fmt.Sprintf("LLVM-%d", v))
	}
	var unusable error
	for _, name := range names {
		found, err := ffi.Find(name)
		if err != nil {
			continue
		}
		l, err := bind(found)
		if err == nil {
			return l, nil
		}
		unusable = errors.Join(unusable, err)
	}
	if unusable == nil {
		unusable = fmt.Errorf("no libLLVM of version %d or newer is installed (on Debian, package libllvm19 or another version)", oldest)
	}
	return nil, fmt.Errorf("%w: %w", unusable, errors.ErrUnsupported)
}

// targetName returns the name of this processor in LLVM's C API.
func targetName() (string, error) {
	switch runtime.GOARCH {
	case "amd64":
		return "X86", nil
	case "arm64":
		return "AArch64", nil
	}
	return "", fmt.Errorf("LLVM's name of %s is not known", runtime.GOARCH)
}

func bind(l *ffi.Library) (*Library, error) {
	version, err := versionOf(l)
	if err != nil {
		return nil, err
	}
	target, err := targetName()
	if err != nil {
		return nil, err
	}
	b := binder{library: l}
	lib := &Library{Version: version}
	a := &lib.api
	to(&b, &a.contextCreate, "ContextCreate")
	to(&b, &a.contextDispose, "ContextDispose")
	to(&b, &a.createBuffer, "CreateMemoryBufferWithMemoryRangeCopy")
	to(&b, &a.parseIR, "ParseIRInContext")
	to(&b, &a.text, "CreateMessage")
	to(&b, &a.triple, "GetDefaultTargetTriple")
	to(&b, &a.hostCPU, "GetHostCPUName")
	to(&b, &a.hostFeatures, "GetHostCPUFeatures")
	to(&b, &a.targetFromTriple, "GetTargetFromTriple")
	to(&b, &a.createMachine, "CreateTargetMachine")
	to(&b, &a.disposeMachine, "DisposeTargetMachine")
	to(&b, &a.createPassOptions, "CreatePassBuilderOptions")
	to(&b, &a.disposePassOptions, "DisposePassBuilderOptions")
	to(&b, &a.runPasses, "RunPasses")
	to(&b, &a.errorText, "GetErrorMessage")
	to(&b, &a.setTarget, "SetTarget")
	to(&b, &a.linkInMCJIT, "LinkInMCJIT")
	to(&b, &a.initOptions, "InitializeMCJITCompilerOptions")
	to(&b, &a.createMCJIT, "CreateMCJITCompilerForModule")
	to(&b, &a.namedFunction, "GetNamedFunction")
	to(&b, &a.addMapping, "AddGlobalMapping")
	to(&b, &a.functionAddress, "GetFunctionAddress")
	to(&b, &a.disposeEngine, "DisposeExecutionEngine")
	to(&b, &a.initInfo, "Initialize"+target+"TargetInfo")
	to(&b, &a.initTarget, "Initialize"+target+"Target")
	to(&b, &a.initMC, "Initialize"+target+"TargetMC")
	to(&b, &a.initPrinter, "Initialize"+target+"AsmPrinter")
	if b.err != nil {
		return nil, b.err
	}
	a.initInfo()
	a.initTarget()
	a.initMC()
	a.initPrinter()
	a.linkInMCJIT()
	return lib, nil
}

// A binder keeps the first error.
type binder struct {
	library *ffi.Library
	err     error
}

func to[F any](b *binder, f *F, name string) {
	if b.err == nil {
		*f, b.err = ffi.Import[F](b.library, "LLVM"+name)
	}
}

// versionOf returns the major version: by LLVMGetVersion, which 16 and newer have,
// or by the name of the file.
func versionOf(l *ffi.Library) (int, error) {
	if get, err := ffi.Import[func(major, minor, patch *uint32)](l, "LLVMGetVersion"); err == nil {
		var major uint32
		get(&major, nil, nil)
		return int(major), nil
	}
	if version, ok := versionIn(l.Name()); ok {
		return version, nil
	}
	return 0, fmt.Errorf("the version of %s is not known", l.Name())
}

// versionIn returns the major version in the name of a file, such as libLLVM-14.so.1 or
// libLLVM.so.18.1.
func versionIn(file string) (version int, ok bool) {
	_, rest, _ := strings.Cut(file[max(strings.LastIndex(file, "LLVM"), 0):], "LLVM")
	for _, before := range []string{"-", ".so."} {
		if digits, found := strings.CutPrefix(rest, before); found {
			_, err := fmt.Sscanf(digits, "%d", &version)
			return version, err == nil
		}
	}
	return 0, false
}
