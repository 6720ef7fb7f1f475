# Third-party code. All of it is linked through imported targets, whose headers are SYSTEM, so
# its warnings are not ours.
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(tomlplusplus 3 REQUIRED)
find_package(CLI11 2 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(SQLite3 3.35 REQUIRED)

set(MPI_CXX_SKIP_MPICXX ON)  # the C interface is used
if(TUMEN_MPI)
  find_package(MPI 3 REQUIRED COMPONENTS CXX)
elseif(TUMEN_TESTS)
  find_package(MPI 3 QUIET COMPONENTS CXX)
endif()

# NetCDF's C library comes with a package file, or with one for pkg-config, or with neither.
find_package(netCDF QUIET CONFIG)
if(TARGET netCDF::netcdf)
  add_library(tumen_netcdf ALIAS netCDF::netcdf)
else()
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(netcdf QUIET IMPORTED_TARGET GLOBAL netcdf)
  endif()
  if(TARGET PkgConfig::netcdf)
    add_library(tumen_netcdf ALIAS PkgConfig::netcdf)
  else()
    find_path(NETCDF_INCLUDE_DIR netcdf.h REQUIRED)
    find_library(NETCDF_LIBRARY netcdf REQUIRED)
    add_library(tumen_netcdf UNKNOWN IMPORTED)
    set_target_properties(tumen_netcdf PROPERTIES
      IMPORTED_LOCATION "${NETCDF_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${NETCDF_INCLUDE_DIR}")
  endif()
endif()

if(TUMEN_TESTS)
  find_package(Catch2 REQUIRED)
  # Random123 has no package file; it is the reference for the random streams.
  find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
  add_library(random123 INTERFACE IMPORTED)
  target_include_directories(random123 SYSTEM INTERFACE "${RANDOM123_INCLUDE_DIR}")
endif()

if(TUMEN_BENCH)
  find_package(benchmark QUIET)
endif()
