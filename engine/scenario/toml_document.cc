#include "scenario/toml_document.h"

#include <algorithm>
#include <string>
#include <utility>

#include "scenario/text_guard.h"

// The parser's own assertions abort on some malformed texts that it then reports properly.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ASSERT(e) static_cast<void>(0)
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace tumen {
namespace {

Place place_of(const toml::source_region& region, int file) {
  return {file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

Value convert(const toml::node& node, int file) {
  Value out;
  out.place = place_of(node.source(), file);
  switch (node.type()) {
    case toml::node_type::table:
      out.kind = ValueKind::table;
      for (auto&& [key, value] : *node.as_table()) {
        Member member{std::string(key.str()), place_of(key.source(), file), convert(value, file)};
        if (member.place.line == 0) member.place = member.value.place;
        if (member.value.place.line == 0) member.value.place = member.place;
        out.members.push_back(std::move(member));
      }
      std::ranges::sort(out.members, {}, &Member::key);
      break;
    case toml::node_type::array:
      out.kind = ValueKind::array;
      for (const toml::node& item : *node.as_array()) out.items.push_back(convert(item, file));
      break;
    case toml::node_type::string:
      out.kind = ValueKind::text;
      out.text = node.as_string()->get();
      break;
    case toml::node_type::integer:
      out.kind = ValueKind::integer;
      out.integer = node.as_integer()->get();
      out.number = static_cast<double>(out.integer);
      break;
    case toml::node_type::floating_point:
      out.kind = ValueKind::real;
      out.number = node.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      out.kind = ValueKind::boolean;
      out.number = node.as_boolean()->get() ? 1 : 0;
      break;
    default:
      out.kind = ValueKind::date;
  }
  return out;
}

}  // namespace

std::optional<Value> parse_toml(std::string_view text, int file, Report& report) {
  if (!guard_text(text, file, report)) return std::nullopt;
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    report.error(place_of(error.source(), file), "",
                 "not TOML: " + std::string(error.description()));
    return std::nullopt;
  }
  return convert(parsed.table(), file);
}

}  // namespace tumen
