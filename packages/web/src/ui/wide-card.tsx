import { type ReactNode } from 'react';

/** A card whose table may be wider than the screen: it scrolls by itself, also with the keyboard, and the page does not. */
export function WideCard({
  title,
  label = title,
  children,
}: {
  readonly title: ReactNode;
  readonly label?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1)
    <section className="card wide-card" aria-label={typeof label === 'string' ? label : undefined} tabIndex={0}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
