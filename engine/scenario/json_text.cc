#include "scenario/json_text.h"

#include "scenario/format_number.h"

namespace tumen {

JsonText& JsonText::key(std::string_view name) {
  start_value();
  quote(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  start_value();
  quote(value);
  return *this;
}

JsonText& JsonText::number(double value) {
  start_value();
  out_ += format_number(value);
  return *this;
}

JsonText& JsonText::boolean(bool value) {
  start_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::open(char bracket) {
  start_value();
  out_ += bracket;
  ++depth_;
  first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  --depth_;
  if (!first_) new_line();
  out_ += bracket;
  first_ = false;
  return *this;
}

void JsonText::start_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  first_ = false;
  if (depth_ > 0) new_line();
}

void JsonText::quote(std::string_view value) {
  out_ += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (byte < 0x20) {
      out_ += "\\u00";
      out_ += "0123456789abcdef"[byte >> 4];
      out_ += "0123456789abcdef"[byte & 15];
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void JsonText::new_line() {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth_) * 2, ' ');
}

}  // namespace tumen
