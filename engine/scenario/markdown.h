/// Tables of generated pages.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tumen {

/// A cell's text: bars, which would end the cell, are escaped.
std::string markdown_cell(std::string_view text);
/// "| a | b |" and a line break.
void markdown_row(std::string& out, std::initializer_list<std::string_view> cells);
/// A row of names and the line below it.
void markdown_head(std::string& out, std::initializer_list<std::string_view> names);
/// `text`
std::string code(std::string_view text);

}  // namespace tumen
