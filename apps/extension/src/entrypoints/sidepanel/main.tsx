import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Panel } from '../../panel/panel.tsx';
import './panel.css';
import './cards.css';

const root = document.getElementById('root');
if (root === null) throw new Error('sidepanel.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Panel />
  </StrictMode>,
);
