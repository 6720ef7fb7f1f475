#include "analysis/experiment/gather.h"

#include <charconv>
#include <cstdio>
#include <map>

#include "analysis/experiment/file_lock.h"
#include "analysis/experiment/store.h"
#include "analysis/experiment/store_schema.h"

namespace tumen {
namespace {

using Facts = std::map<std::string, std::string>;

Facts read_facts(const Database& database) {
  Facts facts;
  Statement rows(database, "SELECT key, value FROM manifest");
  while (rows.step()) facts[rows.text(0)] = rows.text(1);
  return facts;
}

Facts identity(Facts facts) {
  std::erase_if(facts, [](const auto& fact) { return !detail::is_identity(fact.first); });
  return facts;
}

bool read_whole(const std::string& text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

std::uint64_t count(Database& database, const std::string& sql) {
  return static_cast<std::uint64_t>(database.number(sql));
}

/// A part, found to be one of the same experiment as `first`.
GatheredPart inspect(const std::string& path, const GatheredPart* first) {
  if (!store_exists(path)) throw UnfitPart("there is no store " + path);
  Database database(path, Database::Mode::read);
  detail::check_store(database);
  const Facts facts = read_facts(database);
  GatheredPart part{path};
  part.done = count(database, "SELECT count(*) FROM point WHERE done = 1");
  part.expected = count(database, "SELECT count(*) FROM point");
  if (const auto found = facts.find(std::string(kPartKey)); found != facts.end()) {
    const std::string& text = found->second;
    const auto points = facts.find(std::string(kPartPointsKey));
    const bool sound = points != facts.end() &&
                       read_whole(text.substr(0, text.find('/')), part.number) &&
                       read_whole(text.substr(text.find('/') + 1), part.of) &&
                       read_whole(points->second, part.expected);
    if (!sound) throw UnfitPart(path + " is damaged: it does not say which part it is");
  }
  if (!first) return part;
  Facts own = identity(facts), wanted = identity(read_facts({first->path, Database::Mode::read}));
  for (const Facts& either : {Facts(wanted), Facts(own)}) {
    for (const auto& [key, value] : either) {
      if (own[key] == wanted[key]) continue;
      throw UnfitPart(path + " is of another experiment than " + first->path + ": its " + key +
                      " is \"" + own[key] + "\", not \"" + wanted[key] + "\"");
    }
  }
  return part;
}

/// Tables and views, and all that parts have in common.
void begin(Database& out) {
  out.execute("PRAGMA main.application_id = " + std::to_string(detail::kApplicationId) +
              "; PRAGMA main.user_version = " + std::to_string(kStoreVersion));
  std::string schema;
  Statement objects(out, "SELECT sql FROM part.sqlite_master WHERE sql NOT NULL ORDER BY rowid");
  while (objects.step()) schema += objects.text(0) + ";\n";
  objects.reset();
  out.execute(schema);
  for (const std::string table : {"manifest", "text", "factor", "arm", "metric", "design"}) {
    out.execute("INSERT INTO main." + table + " SELECT * FROM part." + table);
  }
  out.execute(
      "DELETE FROM main.manifest WHERE key IN ('part', 'part_points');"
      "INSERT INTO main.point SELECT point, 0, 0 FROM part.point");
}

[[noreturn]] void tell_overlap(Database& out, const std::vector<GatheredPart>& parts,
                               std::size_t second, std::uint64_t points) {
  const std::string& path = parts[second].path;
  const std::string point = out.text(
      "SELECT min(p.point) FROM part.point p JOIN main.point USING (point) "
      "WHERE p.replications > 0 AND main.point.replications > 0");
  for (std::size_t k = 0; k < second; ++k) {
    Database other(parts[k].path, Database::Mode::read);
    if (other.number("SELECT replications FROM point WHERE point = " + point) == 0) continue;
    throw UnfitPart(path + " and " + parts[k].path + " both hold point " + point +
                    (points > 1 ? ", and it holds " + std::to_string(points - 1) +
                                      " more that were there already"
                                : ""));
  }
  throw UnfitPart(path + " holds point " + point + ", which was there already");
}

void take_in(Database& out, const std::vector<GatheredPart>& parts, std::size_t k) {
  const std::uint64_t shared =
      count(out,
            "SELECT count(*) FROM part.point p JOIN main.point USING (point) "
            "WHERE p.replications > 0 AND main.point.replications > 0");
  if (shared > 0) tell_overlap(out, parts, k, shared);
  out.execute(
      "UPDATE main.point SET replications = p.replications, done = p.done FROM part.point p "
      "WHERE p.point = main.point.point AND p.replications > 0");
  for (const std::string table :
       {"cell", "statistic", "difference", "failure", "partial", "run", "series"}) {
    if (out.number("SELECT count(*) FROM main.sqlite_master WHERE name = '" + table + "'") == 0) {
      continue;
    }
    out.execute("INSERT INTO main." + table + " SELECT * FROM part." + table);
  }
}

}  // namespace

Gathered gather_stores(const std::string& path, const std::vector<std::string>& parts) {
  if (store_exists(path)) throw DatabaseError(path + " exists already");
  Gathered gathered;
  for (const std::string& part : parts) {
    const GatheredPart* first = gathered.parts.empty() ? nullptr : &gathered.parts.front();
    try {
      gathered.parts.push_back(inspect(part, first));
    } catch (const DatabaseError& error) {
      throw UnfitPart(error.what());
    }
  }
  const FileLock lock(path);
  if (!lock.held()) throw DatabaseError("cannot write " + path + ": another program is writing it");
  // Under another name until it is whole; what is left of an attempt that was killed goes.
  const std::string draft = path + ".draft";
  std::remove(draft.c_str());
  try {
    Database out(draft, Database::Mode::create);
    out.execute("PRAGMA journal_mode = OFF; PRAGMA cache_size = -262144");
    for (std::size_t k = 0; k < parts.size(); ++k) {
      Statement(out, "ATTACH ? AS part").bind(1, std::string_view(parts[k])).run();
      out.execute("BEGIN IMMEDIATE");
      if (k == 0) begin(out);
      take_in(out, gathered.parts, k);
      out.execute("COMMIT; DETACH part");
    }
    gathered.points = count(out, "SELECT count(*) FROM point");
    gathered.done = count(out, "SELECT count(*) FROM point WHERE done = 1");
    gathered.runs = count(out, "SELECT coalesce(sum(runs), 0) FROM cell");
    gathered.failures = count(out, "SELECT coalesce(sum(failures), 0) FROM cell");
  } catch (...) {
    std::remove(draft.c_str());
    throw;
  }
  if (std::rename(draft.c_str(), path.c_str()) != 0) {
    std::remove(draft.c_str());
    throw DatabaseError("cannot write " + path);
  }
  return gathered;
}

}  // namespace tumen
