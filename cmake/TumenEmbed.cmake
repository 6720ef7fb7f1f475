# tumen_embed(TARGET FILE SYMBOL)
#
# Compiles the text of FILE into TARGET as `extern const std::string_view tumen::SYMBOL`, so that
# the library reads no file while the text stays one that people read and edit.
function(tumen_embed target file symbol)
  get_filename_component(path "${file}" ABSOLUTE)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cc")
  file(READ "${path}" text)
  string(CONFIGURE [=[
// Generated from @file@.
#include <string_view>
namespace tumen {
extern const std::string_view @symbol@;
const std::string_view @symbol@ = R"tumen(@text@)tumen";
}  // namespace tumen
]=] code @ONLY)
  file(GENERATE OUTPUT "${source}" CONTENT "${code}")
  # An edit of the text is seen by the next build.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  target_sources(${target} PRIVATE "${source}")
endfunction()
