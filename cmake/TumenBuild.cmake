# How everything is compiled. Options that could change a result are applied to every target of
# the project by tumen_target(), so that no object file is built differently from its neighbours.
include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)
include(CheckLinkerFlag)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

get_property(multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT multi_config)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo" FORCE)
endif()

option(TUMEN_WERROR "Treat warnings as errors" ON)
set(TUMEN_ARCH native CACHE STRING
  "Value of -march: native, x86-64, x86-64-v3, ...; empty for the compiler's default")
set(TUMEN_LANES auto CACHE STRING
  "Histories advanced side by side: 1, 2, 4, 8, or auto for what this compiler does best")
set_property(CACHE TUMEN_LANES PROPERTY STRINGS auto 1 2 4 8)
set(TUMEN_SANITIZE "" CACHE STRING "Sanitizers: empty, address;undefined or thread")

# Results are the same bits on every compiler and instruction set: no contraction into fused
# multiply-add, no reassociation, no vectorised reductions that depend on the register width.
set(TUMEN_COMPILE_OPTIONS
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wno-psabi
  -ffp-contract=off -fno-math-errno -fno-trapping-math)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees an overlap in `"text" + std::string` where there is none (GCC bug 105651).
  list(APPEND TUMEN_COMPILE_OPTIONS -Wno-restrict)
endif()
set(TUMEN_COMPILE_DEFINITIONS EIGEN_DONT_VECTORIZE EIGEN_DONT_PARALLELIZE)
set(TUMEN_LINK_OPTIONS "")
if(TUMEN_WASM)
  # Registers of two numbers; no exceptions, as Debian's libc++ for WebAssembly has none. Positions
  # have 32 bits here: enough for the thousands of runs of a page.
  list(APPEND TUMEN_COMPILE_OPTIONS -msimd128 -fno-exceptions -stdlib=libc++
    -Wno-shorten-64-to-32)
endif()

if(TUMEN_WERROR)
  list(APPEND TUMEN_COMPILE_OPTIONS -Werror)
endif()

if(TUMEN_ARCH AND NOT TUMEN_WASM)
  string(MAKE_C_IDENTIFIER "TUMEN_HAS_MARCH_${TUMEN_ARCH}" arch_check)
  check_cxx_compiler_flag("-march=${TUMEN_ARCH}" ${arch_check})
  if(${arch_check})
    list(APPEND TUMEN_COMPILE_OPTIONS "-march=${TUMEN_ARCH}")
  elseif(NOT TUMEN_ARCH STREQUAL "native")
    message(FATAL_ERROR "The compiler does not accept -march=${TUMEN_ARCH} (TUMEN_ARCH).")
  endif()
endif()

# GCC takes vectors that are wider than a register apart, element by element where it comes to
# comparisons: as wide as a register is then two or three times as fast (docs/performance.md).
# Clang splits them well.
set(TUMEN_USED_LANES ${TUMEN_LANES})
if(TUMEN_LANES STREQUAL "auto")
  set(TUMEN_USED_LANES 8)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    set(march ${TUMEN_COMPILE_OPTIONS})
    list(FILTER march INCLUDE REGEX "^-march=")
    set(CMAKE_REQUIRED_FLAGS "${CMAKE_CXX_FLAGS} ${march}")
    string(MAKE_C_IDENTIFIER "${march}" suffix)
    check_cxx_source_compiles("#ifndef __AVX512DQ__
      #error
      #endif
      int main() {}" TUMEN_HAS_AVX512${suffix})
    check_cxx_source_compiles("#ifndef __AVX__
      #error
      #endif
      int main() {}" TUMEN_HAS_AVX${suffix})
    unset(CMAKE_REQUIRED_FLAGS)
    if(TUMEN_HAS_AVX512${suffix})
      set(TUMEN_USED_LANES 8)
    elseif(TUMEN_HAS_AVX${suffix})
      set(TUMEN_USED_LANES 4)
    else()
      set(TUMEN_USED_LANES 2)
    endif()
  endif()
endif()

if(TUMEN_SANITIZE)
  list(JOIN TUMEN_SANITIZE "," sanitizers)
  set(sanitizer_options "-fsanitize=${sanitizers}" -fno-omit-frame-pointer)
  if("undefined" IN_LIST TUMEN_SANITIZE)
    list(APPEND sanitizer_options -fno-sanitize-recover=all)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # With sanitizers GCC 12 warns of uninitialised values inside its own library.
    list(APPEND sanitizer_options -Wno-maybe-uninitialized)
  endif()
  list(APPEND TUMEN_COMPILE_OPTIONS ${sanitizer_options})
  list(APPEND TUMEN_LINK_OPTIONS ${sanitizer_options})
endif()

find_program(TUMEN_CCACHE ccache)
if(TUMEN_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness is what ccache needs to deal with precompiled headers.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_SLOPPINESS=pch_defines,time_macros" "${TUMEN_CCACHE}")
endif()

find_program(TUMEN_MOLD mold)
if(TUMEN_MOLD AND NOT TUMEN_WASM)
  check_linker_flag(CXX -fuse-ld=mold TUMEN_ACCEPTS_MOLD)
  if(TUMEN_ACCEPTS_MOLD)
    list(APPEND TUMEN_LINK_OPTIONS -fuse-ld=mold)
  endif()
endif()
