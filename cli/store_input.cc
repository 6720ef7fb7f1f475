#include "cli/store_input.h"

#include <fmt/ostream.h>

#include <charconv>
#include <filesystem>
#include <fstream>

#include "cli/explain/numbers.h"

namespace tumen {

bool is_database(const std::string& path) {
  constexpr std::string_view kBeginning("SQLite format 3\0", 16);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  std::string found(kBeginning.size(), ' ');
  std::ifstream(path, std::ios::binary).read(found.data(), static_cast<int>(found.size()));
  return found == kBeginning;
}

std::unique_ptr<StoreReader> open_store(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    throw UsageError(fmt::format("there is no store \"{}\"", path));
  }
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw UsageError(fmt::format("\"{}\" is no file; a store is one file", path));
  }
  try {
    return std::make_unique<StoreReader>(path);
  } catch (const DatabaseError& error) {
    throw UsageError(error.what());
  }
}

Calendar store_calendar(const StoreReader& store) {
  Calendar calendar;
  calendar.ticks = store.ticks();
  const std::string& start = store.fact("start");
  const std::string& years = store.fact("tick_years");
  const auto read = [](const char* from, const char* to, auto& value) {
    return std::from_chars(from, to, value).ptr == to && from != to;
  };
  const std::size_t q = std::min(start.find('Q'), start.size());
  const char* text = start.data();
  if (q + 2 != start.size() || !read(text, text + q, calendar.start_year) ||
      !read(text + q + 1, text + q + 2, calendar.start_quarter) ||
      !read(years.data(), years.data() + years.size(), calendar.tick_years) ||
      calendar.start_quarter < 1 || calendar.start_quarter > 4 || !(calendar.tick_years > 0)) {
    throw UsageError(fmt::format("{} is damaged: it begins at \"{}\", with ticks of \"{}\" years",
                                 store.path(), start, years));
  }
  return calendar;
}

void warn_unfinished(Session& session, const StoreReader& store) {
  if (store.complete()) return;
  fmt::print(session.err, "tumen: {} is not finished: {} of {} points are done\n", store.path(),
             grouped(store.points_done()), grouped(store.points()));
}

}  // namespace tumen
