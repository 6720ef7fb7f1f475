#include "scenario/value.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scenario/format_number.h"

namespace tumen {
namespace {

auto lower_bound_of(auto& members, std::string_view key) {
  return std::lower_bound(members.begin(), members.end(), key,
                          [](const Member& m, std::string_view k) { return m.key < k; });
}

constexpr std::size_t kLongestQuoted = 40;

}  // namespace

const Member* Value::find(std::string_view key) const {
  const auto at = lower_bound_of(members, key);
  return at != members.end() && at->key == key ? &*at : nullptr;
}

Member* Value::find(std::string_view key) {
  return const_cast<Member*>(std::as_const(*this).find(key));
}

const Value* Value::get(std::string_view key) const {
  const Member* m = find(key);
  return m ? &m->value : nullptr;
}

Member& Value::member(std::string_view key, Place at_place) {
  const auto at = lower_bound_of(members, key);
  if (at != members.end() && at->key == key) return *at;
  Member fresh{std::string(key), at_place, {}};
  fresh.value.place = at_place;
  return *members.insert(at, std::move(fresh));
}

void Value::erase(std::string_view key) {
  const auto at = lower_bound_of(members, key);
  if (at != members.end() && at->key == key) members.erase(at);
}

std::string describe(const Value& value) {
  switch (value.kind) {
    case ValueKind::table:
      return "a table";
    case ValueKind::array:
      return "an array";
    case ValueKind::text:
      if (value.text.size() > kLongestQuoted) return "a long text";
      return "the text \"" + value.text + "\"";
    case ValueKind::integer:
      return std::to_string(value.integer);
    case ValueKind::real:
      return format_number(value.number);
    case ValueKind::boolean:
      return value.number != 0 ? "true" : "false";
    case ValueKind::date:
      return "a TOML date";
  }
  return "";
}

std::string text_or(const Value& table, std::string_view key, std::string standard) {
  const Value* v = table.get(key);
  return v && v->is(ValueKind::text) ? v->text : std::move(standard);
}

std::vector<const Member*> tables_in_file_order(const Value* section) {
  std::vector<const Member*> out;
  if (!section || !section->is(ValueKind::table)) return out;
  for (const Member& m : section->members) {
    if (m.value.is(ValueKind::table)) out.push_back(&m);
  }
  std::ranges::sort(out, {}, [](const Member* m) {
    return std::tuple(m->place.line, m->place.column, std::string_view(m->key));
  });
  return out;
}

void merge_over(Value& lower, Value upper) {
  if (!lower.is(ValueKind::table) || !upper.is(ValueKind::table)) {
    lower = std::move(upper);
    return;
  }
  lower.place = upper.place;
  std::vector<Member> merged;
  merged.reserve(lower.members.size() + upper.members.size());
  auto low = lower.members.begin();
  for (Member& high : upper.members) {
    for (; low != lower.members.end() && low->key < high.key; ++low) {
      merged.push_back(std::move(*low));
    }
    if (low != lower.members.end() && low->key == high.key) {
      merge_over(low->value, std::move(high.value));
      low->place = high.place;
      merged.push_back(std::move(*low++));
    } else {
      merged.push_back(std::move(high));
    }
  }
  for (; low != lower.members.end(); ++low) merged.push_back(std::move(*low));
  lower.members = std::move(merged);
}

}  // namespace tumen
