/** Text for HTML, also inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A small server-rendered page in the look of the design system; `main` is trusted HTML. */
export function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} | Local org</title>
<link rel="stylesheet" href="/lightning/slds/styles/salesforce-lightning-design-system.min.css">
</head>
<body class="slds-scope" style="background:#f3f3f3">
<main class="slds-p-around_large" style="max-width:30rem;margin:8vh auto">
<div class="slds-box slds-theme_default">
<h1 class="slds-text-heading_large slds-m-bottom_medium">${escapeHtml(title)}</h1>
${main}
</div>
</main>
</body>
</html>
`;
}

export function alert(message: string): string {
  return `<div role="alert" class="slds-box slds-box_x-small slds-theme_error slds-m-bottom_medium">${escapeHtml(message)}</div>`;
}

export function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`;
}
