import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLocale } from './app/area-names.ts';
import { Look } from './app/look.tsx';
import { reloadForNewVersion } from './app/new-version.ts';
import { queryClient } from './app/query.ts';
import { router } from './app/router.tsx';
import { followSignOut, sessionQuery } from './app/session.tsx';
import { keepInTouch } from './offline/contact.ts';
import { startSending } from './offline/sender.ts';
import { startText } from './text/i18n.ts';
import { prepareGlyphs } from './ui/font.ts';
import './ui/base.css';

const place = document.getElementById('root');
if (place === null) throw new Error('The page has no place to draw in');

reloadForNewVersion();
followSignOut();
// Who is signed in is asked while the texts are on their way.
void queryClient.prefetchQuery(sessionQuery);
await startText();
followLocale();
await prepareGlyphs();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Look>
        <RouterProvider router={router} />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);

// What somebody registered without a network goes as soon as there is one, on whatever page they are.
void startSending();
keepInTouch();
