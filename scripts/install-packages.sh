#!/usr/bin/env bash
# Installs what a build needs and is missing, and nothing else.
#
#   scripts/install-packages.sh [build] [format] [determinism] [mpi] [web] [browser] [tidy] [readers]
#                               [peers]
#
# Groups: build (the default) is what compiles and tests Tumen; peers is what bench/dyadic compares
# it with; web is what makes the pages; the others are what the stage of that name in test.sh needs besides. Without apt-get, or
# without the right to use it, it names what is missing and exits 1, or goes on when nothing is.
set -euo pipefail
exec </dev/null

declare -A packages=(
  [build]="g++ cmake ninja-build ccache mold libeigen3-dev libboost-graph-dev libtomlplusplus-dev
           catch2 libbenchmark-dev librandom123-dev libcli11-dev libfmt-dev nlohmann-json3-dev
           libsqlite3-dev sqlite3 libnetcdf-dev python3"
  [format]="clang-format-14"
  [determinism]="clang-19"
  [mpi]="libopenmpi-dev openmpi-bin sqlite3"
  [web]="clang-19 lld-19 llvm-19 libc++-19-dev-wasm32 libclang-rt-19-dev-wasm32 wasi-libc nodejs npm"
  [browser]="chromium fonts-dejavu-core"
  [tidy]="clang-tidy-14"
  [readers]="r-base-core python3-pandas python3-xarray python3-netcdf4"
  [peers]="python3 python3-numpy"
)
declare -A commands=(
  [build]="c++ cmake ninja sqlite3 python3"
  [format]="clang-format"
  [determinism]="g++ clang++-19"
  [mpi]="mpicxx mpirun sqlite3"
  [web]="clang++-19 wasm-ld-19 llvm-ar-19 node npm"
  [browser]="chromium"
  [tidy]="clang-tidy"
  [readers]="Rscript python3"
  [peers]="python3"
)

# Packages whose command may be here from elsewhere, where the package would be in the way.
declare -A provides=([nodejs]=node [npm]=npm)

groups=("$@")
[ ${#groups[@]} -gt 0 ] || groups=(build)
for group in "${groups[@]}"; do
  if [ -z "${packages[$group]-}" ]; then
    echo "install-packages: there is no group '$group'; the groups are: ${!packages[*]}" >&2
    exit 2
  fi
done

install_with_apt() {
  local missing=() as_root=() group package
  for group in "${groups[@]}"; do
    for package in ${packages[$group]}; do
      if [ -n "${provides[$package]-}" ] && command -v "${provides[$package]}" >/dev/null; then
        continue
      fi
      if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
        missing+=("$package")
      fi
    done
  done
  if [ ${#missing[@]} -eq 0 ]; then
    echo "Packages: all that is needed is installed."
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Packages: installing needs root and there is no sudo; looking for what is here."
      check_tools
      return
    fi
    as_root=(sudo)
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  local options=(-o DPkg::Lock::Timeout=300 -qq -y)
  echo "Packages: installing ${missing[*]}"
  "${as_root[@]}" apt-get "${options[@]}" update ||
    echo "Packages: the lists could not all be refreshed; trying with those there are." >&2
  "${as_root[@]}" apt-get "${options[@]}" -o Dpkg::Use-Pty=0 install --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# Asks CMake for each library, in a project of its own, and prints the names it does not find.
missing_libraries() {
  local probe
  probe=$(mktemp -d)
  cat >"$probe/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(probe LANGUAGES CXX)
foreach(name IN ITEMS Boost Eigen3 tomlplusplus Catch2 CLI11 fmt nlohmann_json SQLite3)
  find_package(${name} QUIET)
  if(NOT ${name}_FOUND)
    message(STATUS "missing: ${name}")
  endif()
endforeach()
find_path(RANDOM123 Random123/philox.h)
if(NOT RANDOM123)
  message(STATUS "missing: Random123")
endif()
find_package(netCDF QUIET CONFIG)
find_path(NETCDF netcdf.h PATH_SUFFIXES netcdf)
if(NOT netCDF_FOUND AND NOT NETCDF)
  message(STATUS "missing: NetCDF's library for C")
endif()
CMAKE
  cmake -S "$probe" -B "$probe/build" 2>&1 | sed -n 's/^-- missing: //p'
  rm -rf "$probe"
}

check_tools() {
  local missing=() group tool library
  for group in "${groups[@]}"; do
    for tool in ${commands[$group]}; do
      command -v "$tool" >/dev/null || missing+=("$tool")
    done
  done
  if command -v cmake >/dev/null && command -v c++ >/dev/null; then
    while read -r library; do
      missing+=("$library")
    done < <(missing_libraries)
  fi
  if [ ${#missing[@]} -gt 0 ]; then
    echo "Packages: please install, by this system's own means: ${missing[*]}" >&2
    exit 1
  fi
  echo "Packages: nothing installed, all that is needed was found."
}

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  install_with_apt
else
  check_tools
fi
