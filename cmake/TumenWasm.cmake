# Third-party code for WebAssembly: headers only, reached through links of their own, so that the
# system's C and C++ headers beside them are not seen.
set(headers "${PROJECT_BINARY_DIR}/headers")
file(MAKE_DIRECTORY "${headers}")
foreach(pair IN ITEMS boost:boost toml++:toml++ nlohmann:nlohmann fmt:fmt eigen3/Eigen:Eigen)
  string(REPLACE ":" ";" pair "${pair}")
  list(GET pair 0 from)
  list(GET pair 1 to)
  find_path(TUMEN_WASM_${to} NAMES ${from} PATHS /usr/include /usr/local/include REQUIRED
    NO_CMAKE_FIND_ROOT_PATH)
  file(CREATE_LINK "${TUMEN_WASM_${to}}/${from}" "${headers}/${to}" SYMBOLIC)
endforeach()

add_library(tumen_wasm_headers INTERFACE)
target_include_directories(tumen_wasm_headers SYSTEM INTERFACE
  "${PROJECT_SOURCE_DIR}/cmake/wasm" "${headers}")
target_compile_definitions(tumen_wasm_headers INTERFACE
  FMT_HEADER_ONLY FMT_EXCEPTIONS=0
  JSON_NO_IO JSON_NOEXCEPTION
  BOOST_NO_EXCEPTIONS BOOST_EXCEPTION_DISABLE BOOST_DISABLE_THREADS BOOST_SP_DISABLE_THREADS
  _LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION)  # for Boost 1.74
foreach(name IN ITEMS Boost::headers Eigen3::Eigen tomlplusplus::tomlplusplus fmt::fmt
    nlohmann_json::nlohmann_json)
  add_library(${name} ALIAS tumen_wasm_headers)
endforeach()
