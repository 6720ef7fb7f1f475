// The parts of a sweep into one store.
#include "analysis/experiment/gather.h"

#include <fmt/ostream.h>

#include <map>
#include <memory>
#include <set>

#include "analysis/experiment/store.h"
#include "cli/commands.h"
#include "cli/explain/numbers.h"

namespace tumen {
namespace {

constexpr std::string_view kFooter =
    "\nEach part is a store made by `tumen sweep --part K/N`, perhaps on another machine. The "
    "store\n"
    "that is made holds row for row what one sweep would have made. Where points are missing they\n"
    "are told, the store is made all the same, and `tumen sweep --resume` can complete it.\n\n"
    "Example:\n"
    "  tumen gather prior.db part-*.db";

/// The numbers of a list as "1, 3-5, 9", of a long one the first.
std::string ranges_text(const std::set<std::uint64_t>& numbers) {
  constexpr int kMost = 10;
  std::string text;
  int shown = 0;
  for (auto it = numbers.begin(); it != numbers.end();) {
    if (++shown > kMost) return text + ", ...";
    const std::uint64_t first = *it;
    std::uint64_t last = first;
    while (++it != numbers.end() && *it == last + 1) ++last;
    text += fmt::format("{}{}", text.empty() ? "" : ", ", first);
    if (last > first) text += fmt::format("-{}", last);
  }
  return text;
}

/// Which parts lack points, and which were not given.
void print_missing(Session& session, const Gathered& gathered) {
  std::map<std::uint64_t, std::set<std::uint64_t>> given;
  for (const GatheredPart& part : gathered.parts) {
    given[part.of].insert(part.number);
    if (part.done >= part.expected) continue;
    fmt::print(session.err, "  {}{}: {} of {} points\n", part.path,
               part.of > 1 ? fmt::format(", part {}/{}", part.number, part.of) : "",
               grouped(part.expected - part.done), grouped(part.expected));
  }
  if (given.size() != 1) return;
  const auto& [of, numbers] = *given.begin();
  std::set<std::uint64_t> absent;
  for (std::uint64_t k = 1; k <= of; ++k) {
    if (!numbers.contains(k)) absent.insert(k);
  }
  if (absent.empty()) return;
  fmt::print(session.err, "  not given: {} {} of {}\n", absent.size() == 1 ? "part" : "parts",
             ranges_text(absent), of);
}

/// Parts that cannot be used are bad input: nothing has been made.
Gathered put_together(const std::string& store, const std::vector<std::string>& parts) {
  try {
    return gather_stores(store, parts);
  } catch (const UnfitPart& error) {
    throw UsageError(error.what());
  }
}

int gather(Session& session, const std::string& store, const std::vector<std::string>& parts) {
  if (store_exists(store)) {
    throw UsageError(fmt::format("{} exists already: give another name", store));
  }
  const Gathered gathered = put_together(store, parts);
  fmt::print(session.out, "{} of {} points and {} runs from {} {} in {}\n", grouped(gathered.done),
             grouped(gathered.points), grouped(gathered.runs), gathered.parts.size(),
             gathered.parts.size() == 1 ? "store" : "stores", store);
  if (gathered.done == gathered.points) return kFine;
  fmt::print(session.err, "tumen: {} of {} points are missing:\n",
             grouped(gathered.points - gathered.done), grouped(gathered.points));
  print_missing(session, gathered);
  fmt::print(session.err, "tumen sweep EXPERIMENT --store {} --resume makes them\n", store);
  return kFailed;
}

}  // namespace

void add_gather_command(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("gather", "Puts the parts of a sweep into one store");
  const auto store = std::make_shared<std::string>();
  const auto parts = std::make_shared<std::vector<std::string>>();
  command->add_option("store", *store, "File to be made")->type_name("STORE")->required();
  command->add_option("parts", *parts, "Stores to be put together")->type_name("PART")->required();
  command->footer(std::string(kFooter));
  command->callback([store, parts, &session] {
    session.action = [store, parts, &session] { return gather(session, *store, *parts); };
  });
}

}  // namespace tumen
