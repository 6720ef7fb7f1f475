/// A light tree of what a TOML file says, each key and value with its place in a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tumen {

/// A place in one of the texts of a load. Lines and columns (in characters) count from 1.
struct Place {
  int file = -1;  ///< position in the list of texts of the Report, -1: none
  int line = 0;
  int column = 0;
};

enum class ValueKind { table, array, text, integer, real, boolean, date };

struct Member;

/// One TOML value.
struct Value {
  ValueKind kind = ValueKind::table;
  Place place;
  std::string text;             ///< of a text
  double number = 0;            ///< of an integer, real or boolean (0 or 1)
  std::int64_t integer = 0;     ///< of an integer
  std::vector<Member> members;  ///< of a table, sorted by key
  std::vector<Value> items;     ///< of an array

  bool is(ValueKind k) const { return kind == k; }
  /// An integer, a real or a boolean.
  bool is_number() const {
    return kind == ValueKind::integer || kind == ValueKind::real || kind == ValueKind::boolean;
  }
  /// The member of that key, or null.
  const Member* find(std::string_view key) const;
  Member* find(std::string_view key);
  /// The value of that member, or null.
  const Value* get(std::string_view key) const;
  /// The member of that key, made at `place` if it is not there.
  Member& member(std::string_view key, Place place);
  /// Removes the member of that key, if it is there.
  void erase(std::string_view key);
};

/// One key of a table.
struct Member {
  std::string key;
  Place place;
  Value value;
};

/// "a table", "a text", ... with the value where it is short: `the text "x"`.
std::string describe(const Value& value);

/// The text of a table's member, or `standard` where there is none.
std::string text_or(const Value& table, std::string_view key, std::string standard = "");

/// The members that are tables, in the order of the file; none where `section` is null.
std::vector<const Member*> tables_in_file_order(const Value* section);

/// Lays `upper` over `lower`, key by key: tables merge, everything else replaces.
void merge_over(Value& lower, Value upper);

}  // namespace tumen
