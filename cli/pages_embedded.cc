// The program with its pages, which web/build.sh has made: their bytes stand in the program as they
// are.
#include <cstddef>

#include "cli/pages.h"

// The assembler puts a file between two symbols.
#define TUMEN_FILE(symbol, file)      \
  asm(".pushsection .rodata\n" symbol \
      "_begin:\n"                     \
      ".incbin \"" file "\"\n" symbol \
      "_end:\n"                       \
      ".byte 0\n"                     \
      ".popsection\n")

TUMEN_FILE("tumen_lab_page", TUMEN_LAB_HTML);
TUMEN_FILE("tumen_report_page", TUMEN_REPORT_HTML);

extern "C" {
extern const char tumen_lab_page_begin[], tumen_lab_page_end[];
extern const char tumen_report_page_begin[], tumen_report_page_end[];
}

namespace tumen {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view lab_page() { return between(tumen_lab_page_begin, tumen_lab_page_end); }
std::string_view report_page() { return between(tumen_report_page_begin, tumen_report_page_end); }

}  // namespace tumen
