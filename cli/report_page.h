/// The page of a report: a template with data in it.
#pragma once

#include <string>
#include <string_view>

namespace tumen {

/// What stands in the template in place of the data, once.
inline constexpr std::string_view kReportMarker = R"({"report":"the data come here"})";

/// The template with `document` (JSON) in place of the marker. Every "<" of the document is written
/// as \u003c, so that no text in it can end its element or become markup. WorkError when the
/// template has no marker, or more than one.
std::string fill_page(std::string_view page, std::string_view document);

/// Writes `text` beside `path` and then gives it that name. WorkError when it cannot be.
void write_whole(const std::string& path, std::string_view text);

}  // namespace tumen
