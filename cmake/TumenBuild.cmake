# How everything is compiled. Options that could change a result are applied to every target of
# the project by tumen_target(), so that no object file is built differently from its neighbours.
include(CheckCXXCompilerFlag)
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
set(TUMEN_LANES 8 CACHE STRING "Histories advanced side by side: 1, 2, 4 or 8")
set_property(CACHE TUMEN_LANES PROPERTY STRINGS 1 2 4 8)
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

if(TUMEN_WERROR)
  list(APPEND TUMEN_COMPILE_OPTIONS -Werror)
endif()

if(TUMEN_ARCH)
  string(MAKE_C_IDENTIFIER "TUMEN_HAS_MARCH_${TUMEN_ARCH}" arch_check)
  check_cxx_compiler_flag("-march=${TUMEN_ARCH}" ${arch_check})
  if(${arch_check})
    list(APPEND TUMEN_COMPILE_OPTIONS "-march=${TUMEN_ARCH}")
  elseif(NOT TUMEN_ARCH STREQUAL "native")
    message(FATAL_ERROR "The compiler does not accept -march=${TUMEN_ARCH} (TUMEN_ARCH).")
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
if(TUMEN_MOLD)
  check_linker_flag(CXX -fuse-ld=mold TUMEN_ACCEPTS_MOLD)
  if(TUMEN_ACCEPTS_MOLD)
    list(APPEND TUMEN_LINK_OPTIONS -fuse-ld=mold)
  endif()
endif()
