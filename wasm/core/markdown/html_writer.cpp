#include "html_writer.hpp"

#include <unordered_map>
#include <utility>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <strikethrough.h>
#include <table.h>

#include "block_lines.hpp"
#include "cmark_tree.hpp"
#include "hindsight/base/text.hpp"
#include "raw_html.hpp"
#include "slug.hpp"
#include "task_mark.hpp"

namespace hindsight::markdown {
namespace {

/// Deeper emphasis and links are written without their tags: browsers and sanitisers have limits of their own.
constexpr int kMaxInlineDepth = 64;
constexpr int kMaxBackReferences = 20;

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : std::string_view{};
}

std::string_view first_word(const char* info) {
  const std::string_view text = text::trim(info ? info : "");
  return text.substr(0, text.find_first_of(" \t\r\n"));
}

bool is_emphasis(cmark_node_type type) {
  return type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_STRIKETHROUGH;
}

struct AlertKind {
  std::string_view mark;
  const char* name;
  const char* title;
};

constexpr AlertKind kAlerts[] = {{"[!NOTE]", "note", "Note"},
                                 {"[!TIP]", "tip", "Tip"},
                                 {"[!IMPORTANT]", "important", "Important"},
                                 {"[!WARNING]", "warning", "Warning"},
                                 {"[!CAUTION]", "caution", "Caution"}};

/// The first text of a block's first paragraph, or null.
cmark_node* leading_text(cmark_node* block) {
  cmark_node* paragraph = cmark_node_first_child(block);
  if (cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* at = cmark_node_first_child(paragraph);
  while (at && is_emphasis(cmark_node_get_type(at))) at = cmark_node_first_child(at);
  return at && cmark_node_get_type(at) == CMARK_NODE_TEXT ? at : nullptr;
}

/// `[!NOTE]` alone on the first line of a quote.
const AlertKind* alert_kind(cmark_node* quote) {
  cmark_node* text = leading_text(quote);
  if (!text || cmark_node_get_type(cmark_node_parent(text)) != CMARK_NODE_PARAGRAPH) return nullptr;
  cmark_node* next = cmark_node_next(text);
  const cmark_node_type next_type = cmark_node_get_type(next);
  if (next && next_type != CMARK_NODE_SOFTBREAK && next_type != CMARK_NODE_LINEBREAK) return nullptr;
  for (const AlertKind& kind : kAlerts) {
    if (text::equals_ignoring_case(text::trim(literal(text)), kind.mark)) return &kind;
  }
  return nullptr;
}

bool is_tight(cmark_node* paragraph) {
  cmark_node* list = cmark_node_parent(cmark_node_parent(paragraph));
  return cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

/// What a URL may hold stays, the rest is percent-encoded.
std::string escape_href(std::string_view url) {
  constexpr std::string_view kKept = "!#$%()*+,-./:;=?@_~";
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : url) {
    if (text::is_alpha(c) || text::is_digit(c) || kKept.find(c) != std::string_view::npos) {
      out += c;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    }
  }
  return out;
}

class HtmlWriter {
 public:
  HtmlWriter(std::string_view body, int body_line, const HtmlOptions& options) : lines_(body), line_offset_(body_line - 1), options_(options) {}

  Article write(cmark_node* root) {
    count_references(root);
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator);
      if (image_ != nullptr && node != image_) write_alt(node, event);
      else write_node(node, event == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(iterator);
    if (footnotes_ > 0) out_ += "</ol>\n</section>\n";
    article_.html = std::move(out_);
    return std::move(article_);
  }

 private:
  void write_node(cmark_node* node, bool entering) {
    const cmark_node_type type = cmark_node_get_type(node);
    switch (type) {
      case CMARK_NODE_DOCUMENT: return;
      case CMARK_NODE_BLOCK_QUOTE: return quote(node, entering);
      case CMARK_NODE_LIST: return list(node, entering);
      case CMARK_NODE_ITEM: return item(node, entering);
      case CMARK_NODE_CODE_BLOCK: return code_block(node);
      case CMARK_NODE_HTML_BLOCK: return html_block(node);
      case CMARK_NODE_PARAGRAPH: return paragraph(node, entering);
      case CMARK_NODE_HEADING: return heading(node, entering);
      case CMARK_NODE_THEMATIC_BREAK: return block("<hr />\n");
      case CMARK_NODE_FOOTNOTE_DEFINITION: return footnote(node, entering);
      case CMARK_NODE_TEXT: return text(node);
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK: return line_break(node, type);
      case CMARK_NODE_CODE: out_ += "<code>" + text::escape_html(literal(node)) + "</code>"; return;
      case CMARK_NODE_HTML_INLINE: out_ += raw_.pass(literal(node)); return;
      case CMARK_NODE_LINK: return link(node, entering);
      case CMARK_NODE_IMAGE: return image(node, entering);
      case CMARK_NODE_EMPH: return inline_tag("em", entering);
      case CMARK_NODE_STRONG: return inline_tag("strong", entering);
      case CMARK_NODE_FOOTNOTE_REFERENCE: return footnote_reference(node, entering);
      default: break;
    }
    if (type == CMARK_NODE_STRIKETHROUGH) inline_tag("del", entering);
    if (type == CMARK_NODE_TABLE) table(node, entering);
    if (type == CMARK_NODE_TABLE_ROW) row(node, entering);
    if (type == CMARK_NODE_TABLE_CELL) cell(node, entering);
  }

  /// Blocks begin on a line of their own.
  void start_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void block(std::string_view html) {
    start_line();
    out_ += html;
  }

  void quote(cmark_node* node, bool entering) {
    const AlertKind* alert = alert_kind(node);
    if (!alert) return block(entering ? "<blockquote>\n" : "</blockquote>\n");
    if (!entering) return block("</div>\n");
    block(std::string("<div class=\"alert alert-") + alert->name + "\">\n<p class=\"alert-title\">" + alert->title + "</p>\n");
    skipped_text_ = leading_text(node);
    skipped_break_ = cmark_node_next(skipped_text_);
    skipped_paragraph_ = skipped_break_ ? nullptr : cmark_node_parent(skipped_text_);
  }

  void list(cmark_node* node, bool entering) {
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    if (!entering) return block(ordered ? "</ol>\n" : "</ul>\n");
    const int start = cmark_node_get_list_start(node);
    if (!ordered) block("<ul>\n");
    else if (start == 1) block("<ol>\n");
    else block("<ol start=\"" + std::to_string(start) + "\">\n");
  }

  void item(cmark_node* node, bool entering) {
    if (!entering) {
      out_ += "</li>\n";
      return;
    }
    cmark_node* text = leading_text(node);
    const TaskMark mark = text ? task_mark(literal(text)) : TaskMark{};
    if (mark.state == TaskState::none) return block("<li>");
    block("<li class=\"task\">");
    task_text_ = text;
    task_ = mark;
  }

  void code_block(cmark_node* node) {
    const std::string_view language = first_word(cmark_node_get_fence_info(node));
    start_line();
    if (text::equals_ignoring_case(language, "mermaid")) {
      article_.has_mermaid = true;
      out_ += "<pre class=\"mermaid\">" + text::escape_html(literal(node)) + "</pre>\n";
      return;
    }
    article_.has_code = article_.has_code || !language.empty();
    out_ += code_html(literal(node), language);
  }

  void html_block(cmark_node* node) {
    start_line();
    out_ += raw_.pass(literal(node));
    start_line();
  }

  void paragraph(cmark_node* node, bool entering) {
    if (node == skipped_paragraph_ || is_tight(node)) return;
    if (entering) return block("<p>");
    cmark_node* parent = cmark_node_parent(node);
    if (cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION && !cmark_node_next(node)) back_references(parent);
    out_ += "</p>\n";
  }

  void heading(cmark_node* node, bool entering) {
    const std::string tag = "h" + std::to_string(cmark_node_get_heading_level(node));
    if (!entering) {
      out_ += "</" + tag + ">\n";
      return;
    }
    Heading heading;
    heading.level = cmark_node_get_heading_level(node);
    heading.text = text::squeeze(inline_text(node));
    heading.id = slugs_.add(heading.text);
    heading.line = lines_.place(node).line + line_offset_;
    block("<" + tag + " id=\"" + heading.id + "\">");
    article_.headings.push_back(std::move(heading));
  }

  void text(cmark_node* node) {
    if (node == skipped_text_) return;
    std::string_view shown = literal(node);
    if (node == task_text_) {
      const bool done = task_.state == TaskState::done;
      out_ += std::string("<input type=\"checkbox\" disabled=\"\"") + (done ? " checked=\"\"" : "") + " aria-label=\"" +
              (done ? "Done" : "Open") + "\" /> ";
      shown.remove_prefix(task_.size);
    }
    out_ += text::escape_html(shown);
  }

  void line_break(cmark_node* node, cmark_node_type type) {
    if (node == skipped_break_) return;
    out_ += type == CMARK_NODE_LINEBREAK ? "<br />\n" : "\n";
  }

  void inline_tag(const char* tag, bool entering) {
    if (!entering) --inline_depth_;
    if (inline_depth_ < kMaxInlineDepth) {
      out_ += entering ? "<" : "</";
      out_ += tag;
      out_ += '>';
    }
    if (entering) ++inline_depth_;
  }

  [[nodiscard]] std::string rewritten(cmark_node* node, UrlUse use) const {
    const char* url = cmark_node_get_url(node);
    return options_.rewrite_url ? options_.rewrite_url(url ? url : "", use) : std::string(url ? url : "");
  }

  void write_title(cmark_node* node) {
    const char* title = cmark_node_get_title(node);
    if (title && *title) out_ += " title=\"" + text::escape_html(title) + "\"";
  }

  void link(cmark_node* node, bool entering) {
    if (!entering) --inline_depth_;
    if (inline_depth_ < kMaxInlineDepth) {
      if (entering) {
        out_ += "<a href=\"" + escape_href(rewritten(node, UrlUse::link)) + "\"";
        write_title(node);
        out_ += '>';
      } else {
        out_ += "</a>";
      }
    }
    if (entering) ++inline_depth_;
  }

  void image(cmark_node* node, bool entering) {
    if (entering) {
      out_ += "<img src=\"" + escape_href(rewritten(node, UrlUse::image)) + "\" alt=\"";
      image_ = node;
      return;
    }
    image_ = nullptr;
    out_ += '"';
    write_title(node);
    out_ += " />";
  }

  void write_alt(cmark_node* node, cmark_event_type event) {
    if (event != CMARK_EVENT_ENTER) return;
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) out_ += text::escape_html(literal(node));
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out_ += ' ';
  }

  void table(cmark_node* node, bool entering) {
    if (entering) return block("<div class=\"table-scroll\">\n<table>\n");
    if (!cmark_gfm_extensions_get_table_row_is_header(cmark_node_last_child(node))) block("</tbody>\n");
    block("</table>\n</div>\n");
  }

  void row(cmark_node* node, bool entering) {
    const bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    if (!entering) return block(header ? "</tr>\n</thead>\n" : "</tr>\n");
    column_ = 0;
    const bool first = cmark_gfm_extensions_get_table_row_is_header(cmark_node_previous(node)) != 0;
    block(header ? "<thead>\n<tr>\n" : first ? "<tbody>\n<tr>\n" : "<tr>\n");
  }

  void cell(cmark_node* node, bool entering) {
    cmark_node* row = cmark_node_parent(node);
    const bool header = cmark_gfm_extensions_get_table_row_is_header(row) != 0;
    if (!entering) {
      out_ += header ? "</th>\n" : "</td>\n";
      return;
    }
    out_ += header ? "<th" : "<td";
    out_ += alignment(cmark_node_parent(row), column_++);
    out_ += '>';
  }

  static const char* alignment(cmark_node* table, int column) {
    if (column >= cmark_gfm_extensions_get_table_columns(table)) return "";
    switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
      case 'l': return " align=\"left\"";
      case 'c': return " align=\"center\"";
      case 'r': return " align=\"right\"";
      default: return "";
    }
  }

  /// Where a definition is referred to, so that it can link back.
  struct References {
    int count = 0;
    int written = 0;
    std::string number;
  };

  void count_references(cmark_node* root) {
    cmark_iter* iterator = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator);
      if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_REFERENCE) continue;
      References& references = references_[cmark_node_parent_footnote_def(node)];
      references.number = literal(node);
      ++references.count;
    }
    cmark_iter_free(iterator);
  }

  static std::string reference_id(const References& references, int index) {
    return "fnref-" + references.number + (index > 1 ? "-" + std::to_string(index) : "");
  }

  void footnote_reference(cmark_node* node, bool entering) {
    if (!entering) return;
    References& references = references_[cmark_node_parent_footnote_def(node)];
    const std::string& number = references.number;
    out_ += "<sup class=\"footnote-ref\"><a href=\"#fn-" + number + "\" id=\"" + reference_id(references, ++references.written) + "\">" +
            number + "</a></sup>";
  }

  void footnote(cmark_node* node, bool entering) {
    if (!entering) {
      if (cmark_node_get_type(cmark_node_last_child(node)) != CMARK_NODE_PARAGRAPH) back_references(node);
      return block("</li>\n");
    }
    if (footnotes_++ == 0) block("<section class=\"footnotes\">\n<ol>\n");
    block("<li id=\"fn-" + references_[node].number + "\">\n");
  }

  void back_references(cmark_node* definition) {
    const References& references = references_[definition];
    for (int index = 1; index <= references.count && index <= kMaxBackReferences; ++index) {
      out_ += " <a href=\"#" + reference_id(references, index) + "\" class=\"footnote-backref\" aria-label=\"Back to reference " +
              references.number + (index > 1 ? "-" + std::to_string(index) : "") + "\">\u21A9</a>";
    }
  }

  BlockLines lines_;
  int line_offset_;
  const HtmlOptions& options_;
  std::string out_;
  Article article_;
  SlugSet slugs_;
  RawHtml raw_;

  cmark_node* image_ = nullptr;  ///< inside it only text is written
  cmark_node* task_text_ = nullptr;
  TaskMark task_;
  cmark_node* skipped_text_ = nullptr;  ///< an alert's mark
  cmark_node* skipped_break_ = nullptr;
  cmark_node* skipped_paragraph_ = nullptr;
  int inline_depth_ = 0;
  int column_ = 0;
  int footnotes_ = 0;
  std::unordered_map<cmark_node*, References> references_;
};

}  // namespace

std::string code_html(std::string_view code, std::string_view language) {
  std::string out = "<pre><code";
  if (!language.empty()) out += " class=\"language-" + text::escape_html(language) + "\"";
  out += '>' + text::escape_html(code) + "</code></pre>\n";
  return out;
}

Article write_html(cmark_node* root, std::string_view body, int body_line, const HtmlOptions& options) {
  return HtmlWriter(body, body_line, options).write(root);
}

}  // namespace hindsight::markdown
