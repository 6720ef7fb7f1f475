#include "scenario/check_keys.h"

#include <algorithm>
#include <cmath>

#include "scenario/dates.h"
#include "scenario/field_table.h"
#include "scenario/format_number.h"
#include "scenario/limits.h"

namespace tumen {
namespace {

constexpr std::size_t kLongestId = 64;

bool letter(char c) { return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z'); }
bool digit(char c) { return '0' <= c && c <= '9'; }

std::string got(const Value& v) { return ", got " + describe(v); }

bool texts(const Value& v) {
  return v.is(ValueKind::array) &&
         std::ranges::all_of(v.items, [](const Value& x) { return x.is(ValueKind::text); });
}

std::string between(const Key& key) {
  if (key.high > 1e300 && key.low < -1e300) return "a number";
  if (key.high > 1e15) return "at least " + format_number(key.low);
  return "between " + format_number(key.low) + " and " + format_number(key.high);
}

std::string number_fault(const Key& key, const Value& v) {
  const bool whole = key.kind == KeyKind::integer;
  if (whole ? !v.is(ValueKind::integer) : !v.is_number()) {
    return std::string("must be ") + (whole ? "a whole number" : "a number") + got(v);
  }
  if (!std::isfinite(v.number)) return "must be a finite number" + got(v);
  if (v.number < key.low || v.number > key.high) return "must be " + between(key) + got(v);
  return "";
}

std::string menu_fault(const Key& key, const Value& v) {
  if (!v.is(ValueKind::array)) return "must be an array of numbers" + got(v);
  if (v.items.empty() || v.items.size() > kMostMenu) {
    return "must have 1 to " + std::to_string(kMostMenu) + " entries, got " +
           std::to_string(v.items.size());
  }
  for (std::size_t k = 0; k < v.items.size(); ++k) {
    const Value& x = v.items[k];
    const Key entry{"", KeyKind::real, false, "", "", {}, key.low, key.high};
    if (const std::string wrong = number_fault(entry, x); !wrong.empty()) {
      return "has an entry that " + wrong;
    }
    if (key.name == "management" && x.number != 0 && x.number != 1) {
      return "has an entry that must be 0 or 1" + got(x);
    }
    if (k > 0 && !(v.items[k - 1].number < x.number)) {
      return "must be ascending, got " + format_number(v.items[k - 1].number) + " before " +
             format_number(x.number);
    }
  }
  return "";
}

std::string numbers_fault(const Key& key, const Value& v) {
  if (!v.is(ValueKind::array) || v.items.empty()) return "must be an array of numbers" + got(v);
  const Key entry{"", KeyKind::real, false, "", "", {}, key.low, key.high};
  for (const Value& x : v.items) {
    const std::string wrong = number_fault(entry, x);
    if (!wrong.empty()) return "has an entry that " + wrong;
  }
  return "";
}

void check_word(const Key& key, const Value& v, const std::string& path, Report& report) {
  report.error(v.place, path, path + " " + fault(key, v),
               v.is(ValueKind::text) ? report.nearest(v.text, key.words) : "");
}

/// A quantity of that or nearly that name in some section, as "state.lambda".
std::string elsewhere(const std::string& key, Report& report) {
  std::vector<std::string> names;
  for (const FieldSet::Entry& e : field_table().entries()) {
    if (settable(e.quantity)) names.emplace_back(e.quantity.name);
  }
  const std::string name = report.nearest(key, names);
  if (name.empty()) return "";
  for (const FieldSet::Entry& e : field_table().entries()) {
    if (!settable(e.quantity) || e.quantity.name != name) continue;
    return std::string(kIndexSetNames[e.index_set]) + "." + name;
  }
  return "";
}

void check_member(const Section& section, const Member& m, const std::string& path,
                  Report& report) {
  if (report.full()) return;
  const std::string full = path + "." + m.key;
  if (is_structural(section, m.key, m.value)) {
    const Key& key = *find_key(section, m.key);
    const std::string wrong = fault(key, m.value);
    if (wrong.empty()) return;
    if (key.kind == KeyKind::word) return check_word(key, m.value, full, report);
    return report.error(m.value.place, full, full + " " + wrong);
  }
  if (section.numbers) {
    const int at = field_table().find(static_cast<std::size_t>(*section.numbers), m.key);
    if (at >= 0) {
      if (!settable(field_table().entries()[static_cast<std::size_t>(at)].quantity)) {
        report.error(m.place, full, full + " is computed every tick and cannot be set");
      }
      return;
    }
  }
  const std::vector<std::string> names = key_names(section);
  std::string message = path + " has no key \"" + m.key + "\"";
  if (names.size() <= 12) message += "; it has " + one_of(names);
  std::string suggestion = report.nearest(m.key, names);
  if (suggestion.empty()) suggestion = elsewhere(m.key, report);
  report.error(m.place, full, std::move(message), std::move(suggestion));
}

void check_metrics(const Value& table, Report& report) {
  for (const Member& m : table.members) {
    if (m.value.is(ValueKind::text)) continue;
    report.error(m.value.place, "metric." + m.key,
                 "metric." + m.key + " must be the name of a metric" + got(m.value));
  }
}

bool is_table(const Member& m, const std::string& path, Report& report) {
  if (m.value.is(ValueKind::table)) return true;
  report.error(m.value.place, path, path + " must be a table" + got(m.value));
  return false;
}

bool check_id(const Section& section, const Member& m, const std::string& path, Report& report) {
  const bool free = !section.numbers;
  if (is_id(m.key, free)) return true;
  report.error(m.place, path,
               "the id \"" + m.key.substr(0, kLongestId) +
                   "\" must be of letters, digits, _ and -" +
                   (free ? "" : ", start with a letter") + ", and have at most 64 characters");
  return false;
}

void check_section(const Section& section, const Member& top, Report& report) {
  const std::string name(section.name);
  if (!is_table(top, name, report)) return;
  if (section.name == "metric") return check_metrics(top.value, report);
  if (section.shape == Shape::plain) {
    return check_table(section, top.value, top.place, name, report);
  }
  for (const Member& first : top.value.members) {
    const std::string path = name + "." + first.key;
    if (section.shape == Shape::list) {
      check_table(section, first.value, first.place, path, report);
      continue;
    }
    if (!check_id(section, first, path, report) || !is_table(first, path, report)) continue;
    if (section.shape == Shape::entity) {
      check_table(section, first.value, first.place, path, report);
      continue;
    }
    for (const Member& second : first.value.members) {
      const std::string both = path + "." + second.key;
      if (!is_id(second.key) || !second.value.is(ValueKind::table)) {
        report.error(second.place, both,
                     "[" + name + ".A.B] names two entities: " + both +
                         " must be a table such as [" + path + ".B]" + got(second.value));
        continue;
      }
      check_table(section, second.value, second.place, both, report);
    }
  }
}

}  // namespace

bool is_id(std::string_view text, bool digit_first) {
  if (text.empty() || text.size() > kLongestId) return false;
  if (!letter(text[0]) && !(digit_first && digit(text[0]))) return false;
  return std::ranges::all_of(text,
                             [](char c) { return letter(c) || digit(c) || c == '_' || c == '-'; });
}

std::string fault(const Key& key, const Value& v) {
  switch (key.kind) {
    case KeyKind::text:
    case KeyKind::name:
      return v.is(ValueKind::text) ? "" : "must be a text" + got(v);
    case KeyKind::word:
      if (v.is(ValueKind::text) && std::ranges::find(key.words, v.text) != key.words.end())
        return "";
      return "must be " + one_of(key.words) + got(v);
    case KeyKind::date:
      if (v.is(ValueKind::text) && parse_quarter(v.text)) return "";
      return "must be a quarter such as \"2014Q3\"" + got(v);
    case KeyKind::integer:
    case KeyKind::real:
      return number_fault(key, v);
    case KeyKind::boolean:
      return v.is(ValueKind::boolean) ? "" : "must be true or false" + got(v);
    case KeyKind::names:
    case KeyKind::addresses:
    case KeyKind::texts:
      return texts(v) ? "" : "must be an array of texts" + got(v);
    case KeyKind::menu:
      return menu_fault(key, v);
    case KeyKind::numbers:
      return numbers_fault(key, v);
    case KeyKind::edits:
    case KeyKind::points:
      return v.is(ValueKind::table) ? "" : "must be a table" + got(v);
    case KeyKind::request:
      break;
  }
  const bool tables = v.is(ValueKind::array) && std::ranges::all_of(v.items, [](const Value& x) {
                        return x.is(ValueKind::table);
                      });
  return v.is(ValueKind::table) || tables ? "" : "must be a table or an array of tables" + got(v);
}

void check_table(const Section& section, const Value& table, Place place, const std::string& path,
                 Report& report) {
  for (const Member& m : table.members) check_member(section, m, path, report);
  for (const Key& key : section.keys) {
    if (!key.required || table.find(key.name)) continue;
    report.error(place, path + "." + std::string(key.name),
                 path + " needs " + std::string(key.name) + ": " + std::string(key.meaning));
  }
}

bool is_sound(const Section& section, const Value& table) {
  Report quiet;
  check_table(section, table, {}, "", quiet);
  return !quiet.failed();
}

const Value* well_formed(const Section& section, const Value& table, std::string_view name) {
  const Value* v = table.get(name);
  const Key* key = find_key(section, name);
  return v && key && is_structural(section, name, *v) && fault(*key, *v).empty() ? v : nullptr;
}

void check_sections(const Value& tree, Report& report) {
  check_sections(tree, sections(), "a scenario file", {"extends"}, report);
}

void check_sections(const Value& tree, std::span<const Section> all, std::string_view what,
                    std::vector<std::string> plain_keys, Report& report) {
  std::vector<std::string> names{"schema_version"};
  names.insert(names.end(), plain_keys.begin(), plain_keys.end());
  for (const Section& s : all) {
    if (s.name != "request") names.emplace_back(s.name);
  }
  for (const Member& m : tree.members) {
    if (m.key == "schema_version") {
      if (!m.value.is(ValueKind::integer) || m.value.integer != 1) {
        report.error(m.value.place, m.key, "schema_version must be 1" + got(m.value));
      }
    } else if (const Section* section = find_section(all, m.key)) {
      check_section(*section, m, report);
    } else if (std::ranges::find(plain_keys, m.key) == plain_keys.end()) {
      const char* kind = m.value.is(ValueKind::table) ? "section" : "key";
      report.error(m.place, m.key,
                   std::string("there is no ") + kind + " \"" + m.key + "\" in " +
                       std::string(what) + "; expected " + one_of(names, names.size()),
                   report.nearest(m.key, names));
    }
  }
}

}  // namespace tumen
