/** Opens and closes the app launcher and the user menu; Escape and a click outside close them and give the focus back. */
export function listenForMenus(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[aria-controls]')) {
    const panel = document.getElementById(button.getAttribute('aria-controls') ?? '');
    if (panel) connect(button, panel);
  }
}

function connect(button: HTMLButtonElement, panel: HTMLElement): void {
  const setOpen = (open: boolean): void => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) panel.querySelector<HTMLElement>('input, a, button')?.focus();
  };
  button.addEventListener('click', () => setOpen(panel.hidden !== false));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    button.focus();
  });
  document.addEventListener('click', (event) => {
    const target = event.target as Node;
    if (!panel.hidden && !panel.contains(target) && !button.contains(target)) setOpen(false);
  });
  panel.querySelector('input[type=search]')?.addEventListener('input', (event) => {
    filter(panel, (event.target as HTMLInputElement).value);
  });
}

function filter(panel: HTMLElement, text: string): void {
  for (const item of panel.querySelectorAll<HTMLElement>('li')) {
    item.hidden = !(item.textContent ?? '').toLowerCase().includes(text.trim().toLowerCase());
  }
}
