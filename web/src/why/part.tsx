// A titled part of a card. Two cards can stand side by side, so that its id is made anew.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export function Part({ title, name, children }: { title: string; name?: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class={name} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
