#include "scenario/assignment.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "scenario/address.h"
#include "scenario/check_keys.h"
#include "scenario/toml_document.h"

namespace tumen {
namespace {

/// A table that is a number with its range rather than a step of an address.
bool is_number_table(const Value& v) {
  const Value* value = v.get("value");
  return value && !value->is(ValueKind::table);
}

void flatten(const Value& table, const std::string& prefix, std::vector<Assignment>& out) {
  for (const Member& m : table.members) {
    const std::string address = prefix.empty() ? m.key : prefix + "." + m.key;
    if (m.value.is(ValueKind::table) && !is_number_table(m.value)) {
      flatten(m.value, address, out);
    } else {
      out.push_back({address, m.place, m.value, "", "", false});
    }
  }
}

/// A word that may stand without quotes on a command line.
bool is_bare_word(std::string_view text) {
  return is_id(text) && text != "true" && text != "false" && text != "inf" && text != "nan";
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Characters of a UTF-8 text.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

std::vector<Assignment> assignments(const Value& table, const std::string& path,
                                    const std::string& origin, Report& report) {
  std::vector<Assignment> out;
  if (!table.is(ValueKind::table)) return out;
  flatten(table, "", out);
  std::ranges::sort(out, {}, [](const Assignment& a) {
    return std::tuple(-static_cast<int>(wildcards(a.address)), a.address, a.place.line,
                      a.place.column);
  });
  for (std::size_t k = 0; k < out.size(); ++k) {
    out[k].path = path + "." + out[k].address;
    out[k].origin = origin;
    if (k > 0 && out[k].address == out[k - 1].address) {
      report.error(out[k].place, out[k].path, path + " gives \"" + out[k].address + "\" twice");
    }
  }
  return out;
}

std::vector<Assignment> parse_set(const std::string& text, Report& report) {
  const int file = report.add_file("--set '" + text.substr(0, 200) + "'");
  const std::size_t equals = text.find('=');
  const std::string address(trimmed(std::string_view(text).substr(0, equals)));
  if (equals == std::string::npos || address.empty()) {
    report.error({file, 1, 1}, "", "must have the form key=value");
    return {};
  }
  const std::string_view right = std::string_view(text).substr(equals + 1);
  Assignment out{address, {file, 1, 1}, {}, address, "--set", false};
  const Place value_place{file, 1, static_cast<int>(characters(text.substr(0, equals))) + 2};
  if (is_bare_word(trimmed(right))) {
    out.value.kind = ValueKind::text;
    out.value.place = value_place;
    out.value.text = trimmed(right);
    return {out};
  }
  // A key as long as the address keeps the columns of the value.
  const std::string key(characters(text.substr(0, equals)), 'k');
  Report quiet;
  quiet.add_file("");
  std::optional<Value> parsed = parse_toml(key + "=" + std::string(right), 0, quiet);
  if (!parsed || parsed->members.size() != 1 || parsed->members[0].key != key) {
    Place place = value_place;
    std::string why = "one value is expected";
    if (!parsed) {
      const Diagnostic d = quiet.sorted().front();
      why = d.message;
      if (d.line == 1 && d.column > value_place.column) place.column = d.column;
    }
    report.error(place, address, "the value of " + address + " is not a TOML value: " + why);
    return {};
  }
  const std::function<void(Value&)> relocate = [&](Value& v) {
    v.place.file = file;
    for (Value& item : v.items) relocate(item);
    for (Member& m : v.members) {
      m.place.file = file;
      relocate(m.value);
    }
  };
  out.value = std::move(parsed->members[0].value);
  relocate(out.value);
  return {out};
}

}  // namespace tumen
