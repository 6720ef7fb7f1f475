# tumen_target(NAME): compiles NAME the way every target of the project is compiled.
function(tumen_target name)
  target_compile_options(${name} PRIVATE ${TUMEN_COMPILE_OPTIONS}
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)  # for ccache
  target_compile_definitions(${name} PRIVATE ${TUMEN_COMPILE_DEFINITIONS})
  target_link_options(${name} PRIVATE ${TUMEN_LINK_OPTIONS})
endfunction()

# tumen_library(NAME ROOT <include root> [EXCLUDE <file or folder>...] [LINK <target>...]
#               [LINK_PRIVATE <target>...] [PRECOMPILE <header>...])
#
# A static library of every .cc file in the current folder and below, without the files and folders
# of EXCLUDE.
# A folder of headers only becomes an INTERFACE library, so dependents link it the same way.
function(tumen_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ROOT" "EXCLUDE;LINK;LINK_PRIVATE;PRECOMPILE")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cc")
  foreach(file IN LISTS arg_EXCLUDE)
    list(REMOVE_ITEM sources "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    list(FILTER sources EXCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/${file}/")
  endforeach()
  if(sources)
    add_library(${name} STATIC ${sources})
    tumen_target(${name})
    target_include_directories(${name} PUBLIC "${arg_ROOT}")
    target_link_libraries(${name} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
    if(arg_PRECOMPILE)
      target_precompile_headers(${name} PRIVATE ${arg_PRECOMPILE})
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE "${arg_ROOT}")
    target_link_libraries(${name} INTERFACE ${arg_LINK} ${arg_LINK_PRIVATE})
  endif()
endfunction()
