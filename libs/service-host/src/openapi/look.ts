import type { SwaggerCustomOptions } from '@nestjs/swagger';

const css = `
:root { --ink: #1d2a32; --accent: #1f6f6b; --paper: #fbfaf7; --line: #e4e0d8; }
body { background: var(--paper); }
.swagger-ui { color: var(--ink); font-family: ui-sans-serif, system-ui, "Segoe UI", sans-serif; }
.swagger-ui .topbar { display: none; }
.swagger-ui .info { margin: 32px 0 24px; }
.swagger-ui .info .title { color: var(--accent); font-weight: 650; letter-spacing: -0.02em; }
.swagger-ui .info .title small { background: var(--accent); border-radius: 999px; }
.swagger-ui .info p, .swagger-ui .info li { font-size: 15px; line-height: 1.55; max-width: 72ch; }
.swagger-ui .scheme-container { background: transparent; box-shadow: none; border-bottom: 1px solid var(--line); padding: 12px 0; }
.swagger-ui .opblock-tag { border-bottom: 1px solid var(--line); font-size: 20px; }
.swagger-ui .opblock { border-radius: 8px; box-shadow: none; border-width: 1px; }
.swagger-ui .opblock .opblock-summary-method { border-radius: 6px; }
.swagger-ui .opblock.opblock-post { background: #f1f7f6; border-color: #bcd9d6; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: var(--accent); }
.swagger-ui .opblock.opblock-get { background: #f3f5f9; border-color: #c6d0e2; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #44618f; }
.swagger-ui .opblock.opblock-put { background: #faf5ec; border-color: #e5d3b0; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #9a6b1d; }
.swagger-ui .btn.authorize { color: var(--accent); border-color: var(--accent); }
.swagger-ui .btn.authorize svg { fill: var(--accent); }
.swagger-ui .btn.execute { background: var(--accent); border-color: var(--accent); }
`;

/** How the reference page looks: quiet, the methods in three colours, nothing loaded from elsewhere. */
export const look = (title: string): SwaggerCustomOptions => ({
  customSiteTitle: `${title} API`,
  customCss: css,
  swaggerOptions: {
    persistAuthorization: true,
    displayRequestDuration: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    tagsSorter: 'alpha',
    filter: true,
    tryItOutEnabled: true,
  },
});
