#include "scenario/chain.h"

#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "scenario/limits.h"
#include "scenario/toml_document.h"

namespace tumen {
namespace {

/// Turns an array of tables into a table of tables named by `name_key`, so that files that extend
/// each other merge them by name.
void index_list(Value& tree, std::string_view list, std::string_view name_key, Report& report) {
  Member* found = tree.find(list);
  if (!found) return;
  const std::string name(list);
  Value indexed;
  indexed.place = found->value.place;
  if (!found->value.is(ValueKind::array)) {
    report.error(found->value.place, name,
                 name + " must be an array of tables, written [[" + name + "]], got " +
                     describe(found->value));
    tree.erase(list);
    return;
  }
  for (Value& item : found->value.items) {
    if (!item.is(ValueKind::table)) {
      report.error(item.place, name, "[[" + name + "]] must be a table, got " + describe(item));
      continue;
    }
    const Value* id = item.get(name_key);
    if (!id || !id->is(ValueKind::text) || id->text.empty()) {
      report.error(id ? id->place : item.place, name + "." + std::string(name_key),
                   "[[" + name + "]] needs " + std::string(name_key) + ", a text");
      continue;
    }
    const Place place = item.place;
    if (const Member* other = indexed.find(id->text)) {
      report.error(id->place, name + "." + id->text,
                   "two [[" + name + "]] have the " + std::string(name_key) + " \"" + id->text +
                       "\"; the other is in line " + std::to_string(other->place.line));
      continue;
    }
    const std::string key = id->text;
    indexed.member(key, place).value = std::move(item);
  }
  found->value = std::move(indexed);
}

std::optional<Value> read_file(const std::string& text, int file, Report& report) {
  std::optional<Value> tree = parse_toml(text, file, report);
  if (!tree) return std::nullopt;
  index_list(*tree, "shock", "id", report);
  index_list(*tree, "series", "target", report);
  return tree;
}

std::string loop_text(const std::vector<std::string>& files, const std::string& again) {
  std::string out;
  for (const std::string& f : files) out += f + " -> ";
  return out + again;
}

}  // namespace

std::string extended_path(const std::string& from, const std::string& target) {
  std::string joined = target;
  if (!target.starts_with('/')) {
    const std::size_t slash = from.rfind('/');
    if (slash != std::string::npos) joined = from.substr(0, slash + 1) + target;
  }
  if (!target.ends_with(".toml")) joined += "/scenario.toml";
  const bool absolute = joined.starts_with('/');
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= joined.size();) {
    const std::size_t end = std::min(joined.find('/', at), joined.size());
    const std::string part = joined.substr(at, end - at);
    at = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !absolute) {
      parts.push_back(part);
    }
  }
  std::string out = absolute ? "/" : "";
  for (std::size_t k = 0; k < parts.size(); ++k) out += (k > 0 ? "/" : "") + parts[k];
  return out;
}

std::optional<Chain> read_chain(const std::string& path, const Resolve& resolve, Report& report) {
  Chain chain;
  std::vector<Value> trees;
  std::string next = path;
  Place named_at{-1, 0, 0};
  bool whole = true;
  while (true) {
    const std::optional<std::string> text = resolve(next);
    if (!text) {
      if (named_at.file < 0) named_at.file = report.add_file(path);
      report.error(named_at, chain.files.empty() ? "" : "extends", "cannot read " + next);
      return std::nullopt;
    }
    chain.files.push_back(next);
    chain.digest = combine(chain.digest, hash_text(*text));
    std::optional<Value> tree = read_file(*text, report.add_file(next), report);
    if (!tree) {
      whole = false;
      break;
    }
    std::string parent;
    if (const Value* extends = tree->get("extends")) {
      named_at = extends->place;
      if (!extends->is(ValueKind::text) || extends->text.empty()) {
        report.error(named_at, "extends",
                     "extends must name a scenario's folder or file, got " + describe(*extends));
        whole = false;
        break;
      }
      parent = extended_path(next, extends->text);
      tree->erase("extends");
    }
    trees.push_back(std::move(*tree));
    if (parent.empty()) break;
    if (std::ranges::find(chain.files, parent) != chain.files.end()) {
      report.error(named_at, "extends",
                   "a scenario cannot extend itself: " + loop_text(chain.files, parent));
      return std::nullopt;
    }
    if (chain.files.size() == kLongestChain) {
      report.error(named_at, "extends",
                   "at most " + std::to_string(kLongestChain) + " files may extend each other");
      return std::nullopt;
    }
    next = parent;
  }
  if (!whole) return std::nullopt;
  chain.tree = std::move(trees.back());
  for (std::size_t k = trees.size() - 1; k-- > 0;) merge_over(chain.tree, std::move(trees[k]));
  return chain;
}

}  // namespace tumen
