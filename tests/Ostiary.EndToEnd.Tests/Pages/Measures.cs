namespace Ostiary.EndToEnd.Tests.Pages;

/// <summary>What is measured in the page itself, in JavaScript. Each answers with what is wrong.</summary>
internal static class Measures
{
    /// <summary>Fields that nothing names.</summary>
    public const string UnlabeledFields =
        """
        [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(field => field.labels.length === 0 && !field.getAttribute('aria-label'))
          .map(field => field.outerHTML)
        """;

    /// <summary>Texts whose contrast is below that of WCAG 2.2 §1.4.3: 4.5, or 3 for large type.</summary>
    public const string FaintTexts =
        """
        () => {
          const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const paint = (...layers) => {
            pixel.clearRect(0, 0, 1, 1);
            for (const layer of layers) { pixel.fillStyle = layer; pixel.fillRect(0, 0, 1, 1); }
            return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const grounds = element => element ? [...grounds(element.parentElement), getComputedStyle(element).backgroundColor] : ['Canvas'];
          const light = color => color.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
          const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const hasText = element => [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
          return [...document.body.querySelectorAll('*')]
            .filter(element => hasText(element) && element.checkVisibility({ visibilityProperty: true }) && !element.closest('script, noscript, .unseen'))
            .map(element => {
              const style = getComputedStyle(element), ground = grounds(element);
              const found = contrast(light(paint(...ground, style.color)), light(paint(...ground)));
              const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
              return found < (isLarge ? 3 : 4.5) ? `${found.toFixed(2)}: ${element.textContent.trim().slice(0, 40)}` : null;
            })
            .filter(Boolean);
        }
        """;

    /// <summary>Elements that move or fade for longer than the eye sees.</summary>
    public const string Movements =
        """
        [...document.querySelectorAll('*')]
          .filter(element => {
            const style = getComputedStyle(element);
            return [style.animationName === 'none' ? '0s' : style.animationDuration, style.transitionDuration].some(all => all.split(',').some(one => parseFloat(one) > 0.01));
          })
          .map(element => element.outerHTML.slice(0, 80))
        """;

    /// <summary>True when the element with the focus is drawn differently for it.</summary>
    public const string FocusIsVisible =
        """
        () => {
          const style = getComputedStyle(document.activeElement);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
        }
        """;
}
