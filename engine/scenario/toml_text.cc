#include "scenario/toml_text.h"

#include <algorithm>
#include <array>

#include "scenario/format_number.h"

namespace tumen {
namespace {

/// From which depth on a number with its range and source stands in one line.
constexpr std::size_t kInlineDepth = 2;

std::string quoted(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (code < 0x20 || code == 0x7F) {
      out += "\\u00";
      out += kHex[code >> 4];
      out += kHex[code & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string(key) : quoted(key);
}

/// A value in one line.
std::string inline_text(const Value& v) {
  std::string out;
  switch (v.kind) {
    case ValueKind::text:
      return quoted(v.text);
    case ValueKind::boolean:
      return v.number != 0 ? "true" : "false";
    case ValueKind::integer:
      return std::to_string(v.integer);
    case ValueKind::real:
      out = format_number(v.number);
      // A real stays one.
      return out.find_first_of(".einf") == std::string::npos ? out + ".0" : out;
    case ValueKind::array:
      for (const Value& item : v.items) out += (out.empty() ? "" : ", ") + inline_text(item);
      return "[" + out + "]";
    case ValueKind::table:
      for (const Member& m : v.members) {
        out += (out.empty() ? "" : ", ") + key_text(m.key) + " = " + inline_text(m.value);
      }
      return "{" + out + "}";
    case ValueKind::date:
      break;
  }
  return quoted("");
}

/// A number with its range and source: it reads best in one line.
bool is_number_given(const Value& v) {
  static constexpr std::array<std::string_view, 5> kKeys = {"value", "low", "high", "unit",
                                                            "source"};
  return std::ranges::all_of(v.members,
                             [](const Member& m) { return std::ranges::count(kKeys, m.key) > 0; });
}

bool is_section(const Value& v, std::size_t depth) {
  return v.is(ValueKind::table) && (depth < kInlineDepth || !is_number_given(v));
}

void write_table(const std::string& path, const Value& table, std::size_t depth, std::string& out) {
  for (const Member& m : table.members) {
    if (!is_section(m.value, depth)) {
      out += key_text(m.key) + " = " + inline_text(m.value) + "\n";
    }
  }
  for (const Member* m : tables_in_file_order(&table)) {
    if (!is_section(m->value, depth)) continue;
    const std::string name = path.empty() ? key_text(m->key) : path + "." + key_text(m->key);
    const bool only_sections = !m->value.members.empty() &&
                               std::ranges::all_of(m->value.members, [depth](const Member& inner) {
                                 return is_section(inner.value, depth + 1);
                               });
    if (!only_sections) out += "\n[" + name + "]\n";
    write_table(name, m->value, depth + 1, out);
  }
}

/// A table of named tables as the array of tables that files have.
void write_list(std::string_view name, const Value& list, std::string& out) {
  for (const Member* m : tables_in_file_order(&list)) {
    out += "\n[[" + std::string(name) + "]]\n";
    for (const Member& key : m->value.members) {
      out += key_text(key.key) + " = " + inline_text(key.value) + "\n";
    }
  }
}

}  // namespace

std::string toml_text(const Value& tree) {
  Value rest = tree;
  for (const std::string_view list : {"shock", "series"}) rest.erase(list);
  std::string out;
  write_table("", rest, 1, out);
  for (const std::string_view list : {"shock", "series"}) {
    if (const Value* items = tree.get(list)) write_list(list, *items, out);
  }
  return out;
}

}  // namespace tumen
