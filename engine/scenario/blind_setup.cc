#include <algorithm>
#include <map>

#include "model/blind.h"
#include "scenario/address_book.h"
#include "scenario/observed.h"

namespace tumen {
namespace {

bool same(const Slot& a, const Slot& b) { return a.entry == b.entry && a.position == b.position; }

bool follows_series(const Setup& setup, const Slot& slot) {
  return std::ranges::any_of(setup.series, [&slot](const Series& s) { return same(s.slot, slot); });
}

class Blinding {
 public:
  Blinding(const Setup& setup, const Observed& observed)
      : observed_(observed), setup_(setup), book_(setup_.structure, report_) {
    for (const std::string& file : observed.files) report_.add_file(file);
  }

  std::optional<Setup> blind(Quarter cut, std::vector<std::string>* missing) {
    std::map<std::string, const KnownNumber*> latest;
    for (const KnownNumber& k : observed_.known) {
      const KnownNumber*& best = latest[k.address.text];
      const bool in_time = quarter_number(k.until) <= quarter_number(cut);
      check(k);
      if (in_time && (!best || quarter_number(k.until) > quarter_number(best->until))) best = &k;
    }
    for (const auto& [address, known] : latest) {
      if (known) {
        set(*known);
      } else if (missing) {
        missing->push_back(address);
      }
    }
    std::vector<Slot> steady;
    for (const CsvCell& address : observed_.steady) {
      const std::vector<Slot> slots = book_.slots(address.text, address.place, "value");
      if (!slots.empty() && std::ranges::none_of(slots, [this](const Slot& s) {
            return follows_series(setup_, s);
          })) {
        report_.error(address.place, "value", "value: no series moves \"" + address.text + "\"");
      }
      steady.insert(steady.end(), slots.begin(), slots.end());
    }
    if (report_.failed()) return std::nullopt;
    return hide_after(std::move(setup_), setup_.calendar.tick_of(cut.year, cut.quarter), steady);
  }

  const Report& report() const { return report_; }

 private:
  void check(const KnownNumber& k) {
    const Place place = k.address.place;
    const std::vector<Slot> slots = book_.slots(k.address.text, place, "value");
    if (slots.empty()) return;
    const Quantity& q = book_.quantity(slots.front());
    if (k.value < q.valid.low || k.value > q.valid.high) {
      report_.error(place, "value",
                    "value: what is observed of \"" + k.address.text + "\" is outside its range");
    }
    if (std::ranges::any_of(slots, [this](const Slot& s) { return follows_series(setup_, s); })) {
      report_.error(place, "value",
                    "value: \"" + k.address.text +
                        "\" follows a series, which the cut shortens; a row of kind known is for "
                        "numbers without a date");
    }
  }

  void set(const KnownNumber& k) {
    const std::vector<std::size_t> offsets = arena_offsets(setup_.structure);
    for (const Slot& s : book_.slots(k.address.text, k.address.place, "value")) {
      setup_.values[offsets[s.entry] + s.position] = k.value;
    }
  }

  const Observed& observed_;
  Setup setup_;
  Report report_;
  AddressBook book_;
};

}  // namespace

Result<Setup> blind_setup(const Setup& setup, const Observed& observed, Quarter cut,
                          std::vector<std::string>* missing) {
  Blinding blinding(setup, observed);
  if (std::optional<Setup> out = blinding.blind(cut, missing)) return std::move(*out);
  return blinding.report().sorted();
}

}  // namespace tumen
