// The program without pages.
#include "cli/pages.h"

namespace tumen {

std::string_view lab_page() { return {}; }
std::string_view report_page() { return {}; }

}  // namespace tumen
