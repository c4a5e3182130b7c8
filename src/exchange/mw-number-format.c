/* SPDX-License-Identifier: EUPL-1.2 */
#include "config.h"
#include "mw-number-format.h"

#include <string.h>

#include "mw-text.h"

/*
 * What a number format of Excel makes of a number for the eye: a date, 5 %, 000123, $ 250 or 250 k. The
 * first section counts, which is that of what is above zero; where sections have conditions of their own,
 * whichever is most in doubt.
 */

struct _MwNumberFormat
{
  gboolean is_date;
  gboolean is_percent;
  gboolean is_whole; /* only digits and what stands between them, so that it can be shown as Excel does */
  guint n_places;
  guint scaled; /* by how many thousands it is divided for the eye */
  gboolean has_condition;
  MwCellDoubt doubt;
  GString *words; /* all that is not a digit */
  char *code;
};

typedef enum
{
  TOKEN_WORDS,
  TOKEN_PLACE, /* of a digit */
  TOKEN_COMMA,
  TOKEN_PERCENT,
  TOKEN_CURRENCY,
  TOKEN_CONDITION,
  TOKEN_DIGITS, /* a point, an exponent or General: digits in a way of their own */
  TOKEN_NOTHING,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *text;
  gsize length;
} Token;

static gsize
until (const char *start, char end)
{
  const char *found = strchr (start, end);

  return found != NULL ? (gsize) (found - start) : strlen (start);
}

/* "[$€-413]" is a currency, "[$-413]" only a language, "[>=1000]" a condition, "[Red]" a colour. */
static Token
bracket_token (const char *inside, gsize length)
{
  if (*inside == '$' && length > 1 && inside[1] != '-')
    return (Token){ TOKEN_CURRENCY, inside + 1, MIN (until (inside + 1, '-'), length - 1) };
  return (Token){ strchr ("<>=", *inside) != NULL ? TOKEN_CONDITION : TOKEN_NOTHING, inside, length };
}

static Token
plain_token (const char *code)
{
  gsize length = (gsize) (g_utf8_next_char (code) - code);

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return (Token){ TOKEN_DIGITS, code, 7 };
  if ((*code == 'E' || *code == 'e') && (code[1] == '+' || code[1] == '-'))
    return (Token){ TOKEN_DIGITS, code, 2 };
  switch (*code)
    {
    case '0':
    case '#':
    case '?':
      return (Token){ TOKEN_PLACE, code, 1 };
    case ',':
      return (Token){ TOKEN_COMMA, code, 1 };
    case '.':
      return (Token){ TOKEN_DIGITS, code, 1 };
    case '%':
      return (Token){ TOKEN_PERCENT, code, 1 };
    case '@':
      return (Token){ TOKEN_NOTHING, code, 1 };
    default:
      return (Token){ TOKEN_WORDS, code, length };
    }
}

/* Returns: where the next token begins; %NULL at the end of the section */
static const char *
next_token (const char *code, Token *token)
{
  gsize length = 1;

  if (*code == '\0' || *code == ';')
    return NULL;
  if (*code == '"' || *code == '[')
    {
      length = until (code + 1, *code == '"' ? '"' : ']');
      *token = *code == '"' ? (Token){ TOKEN_WORDS, code + 1, length } : bracket_token (code + 1, length);
      return code + 1 + length + (code[1 + length] != '\0' ? 1 : 0);
    }
  if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
    {
      length = (gsize) (g_utf8_next_char (code + 1) - (code + 1));
      *token = (Token){ *code == '\\' ? TOKEN_WORDS : TOKEN_NOTHING, code + 1, length };
      return code + 1 + length;
    }
  *token = plain_token (code);
  return code + token->length;
}

/* Whether a custom format shows a date: letters of one, outside quotes, brackets and escapes. */
static gboolean
code_is_date (const char *code)
{
  Token token;

  for (const char *p = code, *next; (next = next_token (p, &token)) != NULL; p = next)
    {
      if (token.kind != TOKEN_WORDS || token.text != p)
        continue;
      if (strchr ("dDyYjJ", *p) != NULL || ((*p == 'm' || *p == 'M') && strpbrk (code, "hHsS") == NULL))
        return TRUE;
    }
  return FALSE;
}

/* "#,##0,K": commas right after the last digit, or before the point, divide what is shown; those between digits
 * part thousands. */
static guint
count_scaling (const char *code)
{
  guint before_point = 0;
  guint commas = 0;
  gboolean after_place = FALSE;
  Token token;

  for (const char *next; (next = next_token (code, &token)) != NULL; code = next)
    {
      if (token.kind == TOKEN_COMMA && after_place)
        {
          commas++;
          continue;
        }
      before_point += token.kind == TOKEN_DIGITS ? commas : 0;
      commas = token.kind == TOKEN_PLACE || token.kind == TOKEN_DIGITS ? 0 : commas;
      after_place = token.kind == TOKEN_PLACE;
    }
  return before_point + commas;
}

/* "EUR", "euro", "€" */
gboolean
mw_currency_is_euro (const char *text)
{
  g_autofree char *folded = mw_text_fold_words (text);

  return strstr (text, "€") != NULL ? *folded == '\0' : g_str_equal (folded, "eur") || g_str_equal (folded, "euro");
}

/* Whether the mark of another currency stands in it. */
gboolean
mw_currency_has_foreign_mark (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL && c != 0x20AC)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_foreign (const Token *token)
{
  g_autofree char *currency = token->kind == TOKEN_CURRENCY ? g_strndup (token->text, token->length) : NULL;

  return currency != NULL && !mw_currency_is_euro (currency);
}

/* Words that say by how much Excel divided the number for the eye: then the number itself is whole. */
static gboolean
tells_scaling (const char *words, guint scaled)
{
  static const char *const thousands[] = { "k", "x 1 000", "x 1000", "dzd", "duizend", "thousand", NULL };
  static const char *const millions[] = { "m", "mln", "mio", "miljoen", "million", "x 1 000 000", "x 1000000", NULL };

  return (scaled == 1 && g_strv_contains (thousands, words)) || (scaled == 2 && g_strv_contains (millions, words));
}

/* Nothing, marks and euros leave an amount what it is; of any other word it is not known what it does. */
static MwCellDoubt
judge_words (const char *words, guint scaled)
{
  g_autofree char *folded = mw_text_fold_words (words);

  if (mw_currency_has_foreign_mark (words))
    return MW_CELL_CURRENCY;
  if (strpbrk (words, "%") != NULL || strstr (words, "‰") != NULL)
    return MW_CELL_UNIT;
  if (*folded == '\0' || mw_currency_is_euro (folded) || tells_scaling (folded, scaled))
    return MW_CELL_SURE;
  return MW_CELL_UNIT;
}

static void
read_section (MwNumberFormat *self, const char *code)
{
  gboolean foreign = FALSE;
  Token token;

  self->is_whole = TRUE;
  for (const char *next; (next = next_token (code, &token)) != NULL; code = next)
    {
      if (token.kind == TOKEN_WORDS)
        g_string_append_len (self->words, token.text, (gssize) token.length);
      foreign = foreign || is_foreign (&token);
      self->is_percent = self->is_percent || token.kind == TOKEN_PERCENT;
      self->has_condition = self->has_condition || token.kind == TOKEN_CONDITION;
      self->n_places += token.kind == TOKEN_PLACE ? 1 : 0;
      self->is_whole = self->is_whole && token.kind != TOKEN_COMMA && token.kind != TOKEN_DIGITS && token.kind != TOKEN_PERCENT;
    }
  self->doubt = foreign ? MW_CELL_CURRENCY : judge_words (self->words->str, self->scaled);
}

static const char *
next_section (const char *code)
{
  Token token;

  for (const char *next; (next = next_token (code, &token)) != NULL;)
    code = next;
  return *code == ';' ? code + 1 : NULL;
}

static MwNumberFormat *
section_new (const char *code)
{
  MwNumberFormat *self = g_new0 (MwNumberFormat, 1);

  self->code = g_strdup (code);
  self->words = g_string_new (NULL);
  self->scaled = count_scaling (code);
  self->is_date = code_is_date (code);
  read_section (self, code);
  return self;
}

/**
 * mw_number_format_new:
 * @code: as a workbook keeps it, always in English: #,##0.00
 */
MwNumberFormat *
mw_number_format_new (const char *code)
{
  MwNumberFormat *self = section_new (code);

  while (self->has_condition && self->doubt == MW_CELL_SURE && (code = next_section (code)) != NULL)
    {
      MwNumberFormat *other = section_new (code);
      other->has_condition = TRUE;
      mw_number_format_free (self);
      self = other;
    }
  return self;
}

void
mw_number_format_free (MwNumberFormat *self)
{
  g_string_free (self->words, TRUE);
  g_free (self->code);
  g_free (self);
}

gboolean
mw_number_format_is_date (const MwNumberFormat *self)
{
  return self->is_date;
}

gboolean
mw_number_format_is_percent (const MwNumberFormat *self)
{
  return self->is_percent;
}

MwCellDoubt
mw_number_format_get_doubt (const MwNumberFormat *self)
{
  return self->doubt;
}

/* Digits go to their places from the right; those for which there is no place stand before the first. */
static void
show_digit (const MwNumberFormat *self, guint place, char mark, const char *number, GString *shown)
{
  gssize length = (gssize) strlen (number);
  gssize digit = length - (gssize) self->n_places + (gssize) place;

  if (place == 0 && digit > 0)
    g_string_append_len (shown, number, digit);
  if (digit >= 0)
    g_string_append_c (shown, number[digit]);
  else if (mark == '0')
    g_string_append_c (shown, '0');
}

/**
 * mw_number_format_show:
 * @number: in plain notation
 *
 * Returns: (transfer full) (nullable): what the user sees, where that says more than the number
 */
char *
mw_number_format_show (const MwNumberFormat *self, const char *number)
{
  gboolean digit_by_digit = self->is_whole && self->n_places > 0 && number[strspn (number, "0123456789")] == '\0';
  gboolean is_number_shown = FALSE;
  guint place = 0;
  const char *code = self->code;
  GString *shown;
  Token token;

  if (!digit_by_digit && self->doubt == MW_CELL_SURE)
    return NULL;
  shown = g_string_new (NULL);
  for (const char *next; (next = next_token (code, &token)) != NULL; code = next)
    {
      if (token.kind == TOKEN_WORDS || token.kind == TOKEN_CURRENCY)
        g_string_append_len (shown, token.text, (gssize) token.length);
      else if (token.kind == TOKEN_PLACE && digit_by_digit)
        show_digit (self, place++, *token.text, number, shown);
      else if ((token.kind == TOKEN_PLACE || token.kind == TOKEN_DIGITS) && !is_number_shown)
        {
          g_string_append (shown, number);
          is_number_shown = TRUE;
        }
    }
  g_strstrip (shown->str);
  return g_string_free (shown, g_str_equal (shown->str, number));
}
