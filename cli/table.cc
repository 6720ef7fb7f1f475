#include "cli/table.h"

#include <fmt/ostream.h>

#include <algorithm>

#include "cli/run_json.h"
#include "cli/style.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 80, kNarrowest = 24;

/// The columns of `table` that stand below each row, as one last column.
TextTable joined(const TextTable& table) {
  if (table.below == 0) return table;
  TextTable out;
  const std::size_t kept = table.columns.size() - table.below;
  const auto join = [&](const std::vector<std::string>& cells) {
    std::vector<std::string> row(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(kept));
    std::string more;
    for (std::size_t c = kept + 1; c < cells.size(); ++c) {
      if (!cells[c].empty()) more += (more.empty() ? "" : "; ") + cells[c];
    }
    std::string last = cells[kept];
    if (last.ends_with('.') && !more.empty()) last.pop_back();
    if (!more.empty()) last += " (" + more + ")";
    row.push_back(std::move(last));
    return row;
  };
  out.columns = join(table.columns);
  for (const auto& row : table.rows) out.rows.push_back(join(row));
  return out;
}

/// Widths of all columns but the last.
std::vector<std::size_t> widths_of(const TextTable& table) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c + 1 < table.columns.size(); ++c) {
    std::size_t width = text_width(table.columns[c]);
    for (const auto& row : table.rows) width = std::max(width, text_width(row[c]));
    widths.push_back(width);
  }
  return widths;
}

void print_text(Session& session, const TextTable& given) {
  const Style style(session.terminal);
  const TextTable table = joined(given);
  const std::vector<std::size_t> widths = widths_of(table);
  std::size_t cells = 0;
  for (const std::size_t width : widths) cells += width;
  const std::size_t gap = cells + 2 * widths.size() > kWidth + 2 ? 1 : 2;
  const std::size_t left = cells + gap * widths.size();
  std::size_t longest = text_width(table.columns.back());
  for (const auto& row : table.rows) longest = std::max(longest, text_width(row.back()));
  // Where the columns leave no room, the last one goes below them.
  const bool tight = left + std::min(longest, kNarrowest) > kWidth;
  const bool below = tight || (given.below > 0 && widths.size() > 1);
  const std::size_t indent = below ? 4 : left;
  const auto line_of = [&](const std::vector<std::string>& row) {
    std::string line;
    for (std::size_t c = 0; c < widths.size(); ++c) line += padded(row[c], widths[c] + gap);
    return line;
  };
  const auto trimmed = [](std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  };
  const std::string head = trimmed(line_of(table.columns) + (below ? "" : table.columns.back()));
  fmt::print(session.out, "{}\n", style.dim(head));
  for (const auto& row : table.rows) {
    const std::vector<std::string> last = wrapped(row.back(), kWidth - indent);
    const bool beside = !below && !last.empty();
    fmt::print(session.out, "{}\n", trimmed(line_of(row) + (beside ? last.front() : "")));
    for (std::size_t k = below ? 0 : 1; k < last.size(); ++k) {
      fmt::print(session.out, "{}{}\n", std::string(indent, ' '), last[k]);
    }
  }
}

void print_markdown(Session& session, const TextTable& table) {
  const auto line_of = [](const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) {
      line += ' ';
      for (const char c : cell) {
        if (c == '|') line += '\\';
        line += c == '\n' ? ' ' : c;
      }
      line += " |";
    }
    return line;
  };
  fmt::print(session.out, "{}\n", line_of(table.columns));
  fmt::print(session.out, "{}\n", line_of(std::vector<std::string>(table.columns.size(), "---")));
  for (const auto& row : table.rows) fmt::print(session.out, "{}\n", line_of(row));
}

void print_as_json(Session& session, const TextTable& table, const std::string& name) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const auto& row : table.rows) {
    nlohmann::ordered_json object;
    for (std::size_t c = 0; c < row.size(); ++c) object[table.columns[c]] = row[c];
    rows.push_back(std::move(object));
  }
  print_json(session, {{name, std::move(rows)}});
}

}  // namespace

void print_table(Session& session, const TextTable& table, const std::string& name,
                 const std::string& format) {
  if (format == "json") return print_as_json(session, table, name);
  if (format == "markdown") return print_markdown(session, table);
  print_text(session, table);
}

}  // namespace tumen
