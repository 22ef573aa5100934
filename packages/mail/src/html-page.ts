export interface HtmlPage {
  readonly language: string
  readonly title: string
  /** The one thing that matters, large, before everything else. */
  readonly lead: string
  readonly paragraphs: readonly string[]
}

/**
 * A page of paragraphs for mail programs: no pictures, scripts, tables or links, and no colours of its own, so
 * that light and dark schemes both stay readable. A template library was tried: half a second to import for this.
 * `format-detection` asks phones not to make a link of the code.
 */
export function htmlPage({ language, title, lead, paragraphs }: HtmlPage): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:24px;font-family:Arial,sans-serif;font-size:16px;line-height:1.5">
<p style="margin:0 0 24px;font-size:32px;line-height:1.25;font-weight:bold">${escapeHtml(lead)}</p>
${paragraphs.map((paragraph) => `<p style="margin:0 0 16px;max-width:38em">${escapeHtml(paragraph)}</p>`).join('\n')}
</body>
</html>
`
}

/** Text as text, also inside a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}
