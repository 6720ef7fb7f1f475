/// The pages that this build of the program holds, each one whole HTML file. Empty in a build
/// without them.
#pragma once

#include <string_view>

namespace tumen {

/// The laboratory: the engine in a page.
std::string_view lab_page();
/// The template of `tumen report`, to be filled by fill_page().
std::string_view report_page();

/// What to say in a build without pages.
inline constexpr std::string_view kNoPages =
    "this build of the program holds no pages; configured with -DTUMEN_LAB=ON, or by the preset "
    "\"lab\", it makes and holds them";

}  // namespace tumen
