export default defineNuxtConfig({
  compatibilityDate: '2026-04-01',
  telemetry: false,
  app: {
    head: { title: 'Planboard', link: [{ rel: 'icon', href: 'data:,' }] },
  },
  runtimeConfig: {
    analytics: { key: '', host: '' },
    public: {
      analytics: { key: '', host: '' },
    },
  },
})
