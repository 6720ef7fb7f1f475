/// Writes JSON.
#pragma once

#include <string>
#include <string_view>

namespace tumen {

/// Builds one JSON text, indented by two spaces. Commas and line breaks are its business.
class JsonText {
 public:
  JsonText& open_object() { return open('{'); }
  JsonText& open_array() { return open('['); }
  JsonText& close_object() { return close('}'); }
  JsonText& close_array() { return close(']'); }
  /// The key of the next value.
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(double value);  ///< finite
  JsonText& boolean(bool value);
  const std::string& str() const { return out_; }

 private:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  void start_value();
  void quote(std::string_view value);
  void new_line();

  std::string out_;
  int depth_ = 0;
  bool first_ = true;  ///< nothing stands in the open bracket yet
  bool after_key_ = false;
};

}  // namespace tumen
