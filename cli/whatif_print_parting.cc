// Where one pair of histories parts, on paper.
#include <fmt/ostream.h>

#include <algorithm>
#include <cmath>

#include "cli/explain/numbers.h"
#include "cli/style.h"
#include "cli/whatif.h"
#include "model/menu.h"

namespace tumen {
namespace {

constexpr std::size_t kWidth = 96, kMostNames = 5, kMostTerms = 3, kWidest = 22;

void print_lines(Session& session, std::string_view text) {
  for (const std::string& line : wrapped("  " + std::string(text), kWidth, 2)) {
    fmt::print(session.out, "{}\n", line);
  }
}

/// Options of both worlds, in the order of the baseline's menu, then the arm's.
std::vector<std::string> option_names(const Parting& p) {
  std::vector<std::string> names;
  for (const PartingSide* side : {&p.baseline, &p.arm}) {
    for (const CardOption& o : side->options) {
      if (std::ranges::count(names, o.name) == 0) names.push_back(o.name);
    }
  }
  return names;
}

template <class Tell>
std::string options_line(const PartingSide& side, const std::vector<std::string>& names,
                         const std::string& label, std::size_t column, const Tell& tell) {
  std::string line = padded("  " + label, 28);
  for (const std::string& name : names) {
    const CardOption* o = side.find(name);
    line += right(o == nullptr ? "" : o->available ? tell(*o) : "closed", column);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

void print_options(Session& session, const Parting& p, const std::string& arm, const Style& style) {
  const std::vector<std::string> names = option_names(p);
  const std::size_t column = std::min<std::size_t>((kWidth - 28) / names.size(), kWidest);
  std::string head(28, ' ');
  for (const std::string& name : names)
    head += right(padded(name, std::min(text_width(name), column - 1)), column);
  fmt::print(session.out, "{}\n", style.dim(head));
  const std::pair<const PartingSide*, std::string> sides[] = {{&p.baseline, "baseline"},
                                                              {&p.arm, arm}};
  for (const auto& [side, name] : sides) {
    if (!side->open) continue;
    const double base = side->options.front().utility;
    fmt::print(session.out, "{}\n",
               options_line(*side, names, "U, " + name, column, [base](const CardOption& o) {
                 return signed_brief(o.utility - base);
               }));
  }
  for (const auto& [side, name] : sides) {
    if (!side->open) continue;
    const std::string& chosen = side->options[side->chosen].name;
    fmt::print(session.out, "{}\n",
               options_line(*side, names, "P, " + name, column, [&](const CardOption& o) {
                 return (o.name == chosen ? "*" : "") + fixed(o.probability, 3);
               }));
  }
}

std::string chosen_text(const PartingSide& side, const std::string& world) {
  const CardOption& o = side.options[side.chosen];
  return fmt::format("\"{}\" in {} (P {})", o.name, world, fixed(o.probability, 3));
}

/// What moved the gap between the two options chosen, term by term.
std::string terms_text_of(const Parting& p, const std::string& arm) {
  const std::string &first = p.baseline.options[p.baseline.chosen].name,
                    &second = p.arm.options[p.arm.chosen].name;
  const CardOption *b1 = p.baseline.find(first), *b2 = p.baseline.find(second),
                   *a1 = p.arm.find(first), *a2 = p.arm.find(second);
  if (b1 == nullptr || b2 == nullptr || a1 == nullptr || a2 == nullptr || first == second)
    return "";
  std::vector<std::pair<std::size_t, double>> moved;
  constexpr double kRounding = 1e-9;
  for (std::size_t t = 0; t < b1->terms.size(); ++t) {
    const double in_baseline = b1->terms[t] - b2->terms[t], in_arm = a1->terms[t] - a2->terms[t];
    const double size = std::max(std::abs(b1->terms[t]), std::abs(a1->terms[t]));
    if (std::abs(in_arm - in_baseline) <= kRounding * size) continue;
    moved.emplace_back(t, in_arm - in_baseline);
  }
  std::ranges::sort(moved, [](const auto& x, const auto& y) {
    const double a = std::abs(x.second), b = std::abs(y.second);
    return a != b ? a > b : x.first < y.first;
  });
  std::string text = fmt::format("\"{}\" is worth {} against \"{}\" in baseline and {} in {}",
                                 first, signed_brief(b1->utility - b2->utility), second,
                                 signed_brief(a1->utility - a2->utility), arm);
  for (std::size_t k = 0; k < moved.size() && k < kMostTerms; ++k) {
    text += fmt::format("{}{} {}", k == 0 ? ": " : ", ", term_names()[moved[k].first],
                        signed_brief(moved[k].second));
  }
  if (moved.size() > kMostTerms) text += ", and less by other terms";
  text += fmt::format("; stake {} and {}, precision {} and {}.", brief(p.baseline.stake),
                      brief(p.arm.stake), plain(p.baseline.precision), plain(p.arm.precision));
  return text;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t k = 0; k < names.size() && k < kMostNames; ++k) {
    text += (k > 0 ? ", " : "") + names[k];
  }
  if (names.size() > kMostNames) text += fmt::format(" and {} more", names.size() - kMostNames);
  return text;
}

}  // namespace

void print_parting(Session& session, const WhatIf& what_if, std::size_t k) {
  const Parting& p = *what_if.partings[k];
  const std::string& arm = what_if.arms[k].name;
  const Style style(session.terminal);
  const Calendar& calendar = what_if.baseline.calendar();
  fmt::print(session.out, "\n");
  const std::string run = fmt::format("Run {}", p.run);
  if (p.failed) {
    print_lines(session, run + " failed in one of the worlds: nothing is compared.");
    return;
  }
  if (p.tick < 0 && p.metric_tick < 0) {
    print_lines(session, run + " is the same in both worlds.");
    return;
  }
  if (p.metric_tick >= 0) {
    print_lines(session, fmt::format("{}: metrics differ from {} on, at first {}.", run,
                                     calendar.date(p.metric_tick), listed(p.metrics)));
  }
  if (p.tick < 0) {
    print_lines(session, "No decision ever differs.");
    return;
  }
  fmt::print(session.out, "{}\n",
             style.bold(fmt::format("  {}, {}: {} decides on {}", run, calendar.date(p.tick),
                                    p.agent_label, p.decision.target)));
  print_lines(session,
              fmt::format("{} (docket {}; tick {})", p.meaning, p.decision.docket, p.tick));
  fmt::print(session.out, "\n");
  print_options(session, p, arm, style);
  fmt::print(session.out, "\n");
  if (p.baseline.open && p.arm.open) {
    std::string text = fmt::format("The draw {} was {} and is {}.", fixed(p.baseline.draw, 4),
                                   chosen_text(p.baseline, "baseline"), chosen_text(p.arm, arm));
    print_lines(session, text);
    if (const std::string terms = terms_text_of(p, arm); !terms.empty()) {
      print_lines(session, terms);
    }
  } else {
    const bool in_baseline = p.baseline.open;
    const PartingSide& side = in_baseline ? p.baseline : p.arm;
    const std::string here = in_baseline ? "baseline" : arm, there = in_baseline ? arm : "baseline";
    print_lines(session, fmt::format("The draw {} was {}; in {} there was nothing to decide.",
                                     fixed(side.draw, 4), chosen_text(side, here), there));
  }
  print_lines(session, fmt::format("U: bn USD a year, less that of \"{}\"; P: before the draw; *: "
                                   "chosen.",
                                   option_names(p).front()));
  if (!p.others.empty()) {
    std::vector<std::string> names;
    for (const DecisionName& d : p.others) names.push_back(text_of(d));
    print_lines(session, fmt::format("Otherwise at the same tick, too: {}.", listed(names)));
  }
}

}  // namespace tumen
