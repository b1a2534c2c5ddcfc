import { type KeyboardEvent } from 'react';

/** Enter goes to the next field, Ctrl Enter saves; in prose Enter stays a new line, in an open list it chooses. */
export function onFormKey(event: KeyboardEvent<HTMLFormElement>, save: () => void): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const field = event.target;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    if (field instanceof HTMLElement) {
      // What was typed counts once its field is left; then the keyboard is where it was, to try again if need be.
      field.blur();
      field.focus();
    }
    setTimeout(save);
  } else if (field instanceof HTMLInputElement && !isListOpen(field)) {
    event.preventDefault();
    event.stopPropagation();
    nextField(event.currentTarget, field)?.focus();
  }
}

function isListOpen(field: HTMLElement): boolean {
  const combobox = field.closest('[role="combobox"]') ?? field;
  return combobox.getAttribute('aria-expanded') === 'true';
}

function nextField(form: HTMLElement, field: HTMLElement): HTMLElement | undefined {
  const fields = [...form.querySelectorAll<HTMLElement>('input:not([tabindex="-1"]), textarea, [data-save]')].filter(
    (one) => one.offsetParent !== null,
  );
  return fields[fields.indexOf(field) + 1];
}
