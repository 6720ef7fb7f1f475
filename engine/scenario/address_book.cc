#include "scenario/address_book.h"

#include <algorithm>

namespace tumen {
namespace {

constexpr std::string_view kLeverPrefix = "lever.";

bool is_wild(const std::string& address) {
  return address.find('.') == std::string::npos || wildcards(address) > 0;
}

}  // namespace

std::vector<Slot> AddressBook::slots(const std::string& address, Place place,
                                     const std::string& path, bool lenient) {
  if (report_.full()) return {};
  if (reached_ > kMostReached) {
    if (!told_) {
      report_.error(
          place, path,
          "the addresses up to here reach more than " + std::to_string(kMostReached) + " numbers");
    }
    told_ = true;
    return {};
  }
  Resolution r = resolve_address(structure_, field_table(), address);
  if (r.message.empty()) {
    reached_ += r.slots.size();
    const Quantity& q = quantity(r.slots.front());
    if (settable(q)) return std::move(r.slots);
    report_.error(place, path,
                  path + ": " + std::string(q.name) + " is computed every tick and cannot be set");
    return {};
  }
  if (lenient && is_wild(address)) return {};
  std::string suggestion;
  if (!r.wanted.empty()) {
    for (const auto& [id, lever] : levers_) {
      if (address.find('.') == std::string::npos) r.names.push_back(id);
    }
    suggestion = report_.nearest(r.wanted, r.names);
  }
  report_.error(place, path, path + ": " + r.message, std::move(suggestion));
  return {};
}

Target AddressBook::target(const std::string& address, Place place, const std::string& path,
                           bool lenient) {
  const bool prefixed = address.starts_with(kLeverPrefix);
  const std::string name = prefixed ? address.substr(kLeverPrefix.size()) : address;
  const auto found = levers_.find(name);
  if (found == levers_.end()) {
    if (!prefixed) return {slots(address, place, path, lenient), nullptr};
    std::vector<std::string> names;
    for (const auto& [id, lever] : levers_) names.push_back(id);
    report_.error(place, path, path + ": there is no lever \"" + name + "\"",
                  report_.nearest(name, names));
    return {};
  }
  Target out;
  out.lever = found->second;
  for (const std::string& each : found->second->targets) {
    for (const Slot& s : slots(each, place, path, true)) out.slots.push_back(s);
  }
  return out;
}

}  // namespace tumen
