## Everywhere

language = Idioma
language-missing = No se pudieron cargar las frases en { $language }, así que esta vez la página habla inglés. No se ha perdido nada; recárgala para intentarlo de nuevo.
part-missing = No se pudo cargar la mayor parte de la página, así que por ahora aquí solo hay notas. No se ha perdido nada y lo que escribas se guarda. Inténtalo de nuevo o recarga la página.
part-again = Intentar de nuevo
pictures = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}

## data

data-add-files = Añadir imágenes o un zip
data-add-folder = Añadir una carpeta
data-camera = Cámara
data-camera-off = Apagar cámara
data-save = Guardar como zip
data-save-about = Un zip con una carpeta por clase, para guardarlo o usarlo en otro sitio
data-clear = Quitar todas
data-drop = Suelta en cualquier parte de esta celda imágenes, una carpeta con una carpeta por clase o un zip de ella. Nada sale de tu ordenador.
data-add-class = + Añadir una clase
data-source = Imágenes
data-source-sample = Las imágenes de ejemplo
data-source-yours = Mis propias imágenes
data-name = Nombre
data-held-out = Reservadas (%)
data-held-out-help = Imágenes reservadas para probar. El modelo nunca aprende de ellas.
data-sample = Ejecuta esta celda para cargar las imágenes de ejemplo. Puedes añadirles las tuyas.
data-left-out = { $count ->
    [one] Se dejó fuera { $count } archivo; los demás están dentro.
   *[other] Se dejaron fuera { $count } archivos; los demás están dentro.
}
data-left-out-more = y { $count } más
data-rename-class = cambiar el nombre de la clase { $from } a { $to }
data-delete-class = eliminar la clase { $class }

## data_card

data-card-none = Aún no hay imágenes
data-card-count = { $count ->
    [one] { $count } imagen: { $train } para aprender, { $test } para probar
   *[other] { $count } imágenes: { $train } para aprender, { $test } para probar
}
data-card-count-checked = { $count ->
    [one] { $count } imagen: { $train } para aprender, { $val } para comprobar, { $test } para probar
   *[other] { $count } imágenes: { $train } para aprender, { $val } para comprobar, { $test } para probar
}
data-card-class = Clase { $name }
data-card-key = En la lista de todas las imágenes, { $number } da esta clase
data-card-name = Nombre de esta clase
data-card-delete = Eliminar esta clase
data-card-delete-named = Eliminar la clase { $name } y sus imágenes
data-card-show-all = Ver las { $count }

## data_clipboard

data-paste = Pegar
data-paste-into = Pegar una imagen en { $class }
data-paste-which = ¿Qué clase es? Haz clic primero en la clase y pega otra vez: la imagen irá allí.
data-paste-none = No hay ninguna imagen en el portapapeles. Copia una y vuelve a pulsar el botón.
data-paste-not-allowed = El navegador no dejó que esta página mirara el portapapeles. Haz clic en la clase y pulsa Ctrl+V (⌘V en un Mac).
data-no-address = No hay nada en { $address } o no se pudo cargar. Tus imágenes están como estaban; comprueba la dirección.
data-elsewhere = Esta página no carga imágenes de otros sitios: no pide a nadie aquello con lo que trabajas, así que nadie se entera. Guarda la imagen o el zip en tu ordenador y suéltalo aquí.
data-ways = Otras formas de añadir imágenes
data-ways-table = Una tabla de etiquetas.
data-ways-table-about = Elige o suelta imágenes junto con un archivo CSV, o un zip de todo. Necesita una columna «filename» y una columna «label»; una columna «split» puede decir train, val o test.
data-ways-teachable = Teachable Machine.
data-ways-teachable-about = Un proyecto de imágenes guardado como archivo (.tm) trae sus clases e imágenes.
data-ways-clipboard = El portapapeles.
data-ways-clipboard-about = Haz clic en una clase y pulsa Ctrl+V (⌘V en un Mac).
data-ways-address = Una dirección web.
data-ways-address-about = Solo de este sitio.
data-address = Dirección

## data_recorder

data-recorder-pace = Imágenes
data-recorder-10-a-second = 10 por segundo
data-recorder-5-a-second = 5 por segundo
data-recorder-2-a-second = 2 por segundo
data-recorder-1-a-second = 1 por segundo
data-recorder-1-in-3-seconds = Una cada 3 segundos
data-recorder-countdown = Cuenta atrás
data-recorder-no-countdown = Ninguna: mantén pulsado
data-recorder-3-seconds = 3 segundos
data-recorder-5-seconds = 5 segundos
data-recorder-10-seconds = 10 segundos
data-recorder-frames = Cuántas
data-recorder-recording = Grabando…
data-recorder-recording-stop = Grabando… Pulsa para detener
data-recorder-counting = { $left }… Pulsa para detener
data-recorder-hold = Mantén para grabar
data-recorder-in = Grabar en { $seconds } s

## pictures

pictures-all = Todas las imágenes
pictures-grid = Imágenes
pictures-none = Ninguna imagen es así.
pictures-keys = Un clic elige una imagen; Mayús+clic, un tramo; Ctrl o ⌘+clic, una más. Las flechas van de una imagen a otra, Espacio elige, Ctrl o ⌘+A las toma todas, del 1 al 9 dan la clase de ese número, Supr quita, Ctrl o ⌘+Z deshace, Intro muestra la imagen en grande.
pictures-picture = { $path } ({ $class }, { $split ->
    [train] para aprender
    [val] para comprobar
   *[test] para probar
})

## pictures_tools

pictures-tools-class = Clase mostrada
pictures-tools-every-class = Todas las clases
pictures-tools-use = Uso mostrado
pictures-tools-every-use = Todos los usos
pictures-tools-to-learn = Para aprender
pictures-tools-to-check = Para comprobar
pictures-tools-to-test = Para probar
pictures-tools-text = Palabras de la ruta
pictures-tools-seen = { $seen } de { $all } imágenes
pictures-tools-close = Cerrar
pictures-tools-close-list = Cerrar la lista de todas las imágenes
pictures-tools-actions = Con las imágenes elegidas
pictures-tools-none-chosen = Ninguna elegida
pictures-tools-chosen = { $count ->
    [one] { $count } elegida
   *[other] { $count } elegidas
}
pictures-tools-give = Dar a las elegidas la clase { $class }
pictures-tools-give-other = Dar a las elegidas otra clase
pictures-tools-other = Otra clase…
pictures-tools-learn = Aprender de ellas
pictures-tools-hold-out = Reservarlas
pictures-tools-remove = Quitar
pictures-tools-undo = Deshacer
pictures-tools-undo-named = Deshacer: { $words }

## picture

picture-label = Imagen
picture-wait = Un momento…
picture-remove = Quitar esta imagen

## kept

kept-stored = Guardado en este dispositivo
kept-part = { $size }, sin completar
kept-delete = Eliminar
kept-delete-named = Eliminar { $name } de este dispositivo
kept-nothing = Aún no hay nada guardado. Los modelos descargados se guardan aquí y luego se cargan sin conexión.
kept-total = { $count ->
    [one] { $count } descarga, { $bytes }.
   *[other] { $count } descargas, { $bytes }.
}
kept-total-room = { $count ->
    [one] { $count } descarga, { $bytes } de los { $room } que el navegador da a esta página.
   *[other] { $count } descargas, { $bytes } de los { $room } que el navegador da a esta página.
}

## kept_here

kept-here = Guardado para este cuaderno:
kept-here-pictures = Imágenes «{ $name }»
kept-here-files = { $count ->
    [one] { $count } archivo, { $bytes }
   *[other] { $count } archivos, { $bytes }
}
kept-here-model = Modelo entrenado «{ $name }»
kept-here-delete = Eliminar
kept-here-delete-pictures = Eliminar las imágenes «{ $name }» de este cuaderno y de este dispositivo
kept-here-delete-model = Eliminar el modelo entrenado «{ $name }» de este dispositivo

## gallery

gallery-lost = Las imágenes no forman parte del archivo del cuaderno. Ejecuta la celda de datos y después otra vez esta para verlas.
gallery-more = Mostrar { $count } más
gallery-choose = Elegir esta imagen
gallery-choose-named = Elegir: { $name }
gallery-why = ¿Por qué?
gallery-why-about = Ver en qué se basa esta respuesta
gallery-undo = Deshacer
gallery-undo-about = Deshacer el último cambio de las imágenes (Ctrl+Z)
gallery-actions = Con las imágenes elegidas
gallery-chosen = { $count ->
    [one] { $count } imagen elegida
   *[other] { $count } imágenes elegidas
}
gallery-class = Clase
gallery-relabel = Darles esta clase
gallery-learn = Aprender de ellas
gallery-hold-out = Reservarlas
gallery-delete = Eliminar

## camera

camera-view = Cámara
camera-view-mirrored = Cámara, en espejo
camera-wait = Esperando a la cámara. Puede que el navegador te pida permiso.
camera-device = Cámara
camera-mirrored = En espejo
camera-number = Cámara { $number }
camera-not-by-system = Tu ordenador no deja que este navegador use la cámara. No se ha perdido nada: permite el navegador en los ajustes de privacidad del sistema, en «Cámara», y vuelve a pulsar el botón, o añade archivos de imagen.
camera-not-answered = El navegador preguntó si esta página puede usar la cámara y la pregunta se cerró. No se ha perdido nada: vuelve a pulsar el botón y elige «Permitir», o añade archivos de imagen.
camera-not-allowed = Esta página no tiene permiso para usar la cámara y el navegador no volverá a preguntar por sí mismo. No se ha perdido nada: haz clic en el símbolo junto a la dirección de la página, pon «Cámara» en «Permitir» y vuelve a pulsar el botón, o añade archivos de imagen.
camera-gone = La cámara elegida ya no está. Vuelve a pulsar el botón para usar otra, o añade archivos de imagen.
camera-none = No se encontró ninguna cámara. Conecta una y vuelve a pulsar el botón, o añade archivos de imagen.
camera-busy = La cámara está ahí, pero no da imagen: puede que otro programa u otra pestaña la esté usando. Ciérralo y vuelve a pulsar el botón.
camera-insecure = El navegador solo da la cámara a páginas con https o de este ordenador. Abre esta página con https o añade archivos de imagen.
camera-failed = La cámara no se encendió. Vuelve a pulsar el botón o añade archivos de imagen.

## picture_edit

picture-edit-relabel = { $count ->
    [one] dar a { $count } imagen la clase { $class }
   *[other] dar a { $count } imágenes la clase { $class }
}
picture-edit-learn = { $count ->
    [one] aprender de { $count } imagen
   *[other] aprender de { $count } imágenes
}
picture-edit-check = { $count ->
    [one] comprobar con { $count } imagen
   *[other] comprobar con { $count } imágenes
}
picture-edit-hold-out = { $count ->
    [one] reservar { $count } imagen
   *[other] reservar { $count } imágenes
}
picture-edit-remove = { $count ->
    [one] quitar { $count } imagen
   *[other] quitar { $count } imágenes
}
picture-edit-restore = { $count ->
    [one] devolver { $count } imagen
   *[other] devolver { $count } imágenes
}

## edit

edit-kind-note = Nota
edit-kind-note-about = Texto, para ti y tus lectores
edit-kind-model = Modelo
edit-kind-model-about = Carga un modelo que conoce imágenes
edit-kind-data = Datos
edit-kind-data-about = Reúne imágenes, ordenadas por clases
edit-kind-augment = Aumento
edit-kind-augment-about = Varía las imágenes de las que aprende
edit-kind-train = Entrenamiento
edit-kind-train-about = Enseña tus clases al modelo
edit-kind-ensemble = Conjunto
edit-kind-ensemble-about = Haz que varios modelos respondan como uno
edit-kind-evaluate = Evaluación
edit-kind-evaluate-about = Mídelo con imágenes reservadas
edit-kind-predict = Predicción
edit-kind-predict-about = Pregúntale por una imagen nueva
edit-kind-explain = Explicación
edit-kind-explain-about = Mira en qué se basa una respuesta
edit-kind-map = Mapa
edit-kind-map-about = Mira qué imágenes le parecen semejantes
edit-kind-compare = Comparación
edit-kind-compare-about = Pon modelos uno junto a otro
edit-kind-unknown = Desconocida
edit-new-class = clase { $number }
## explain

explain-choose-file = Elegir una imagen mía
explain-camera = Cámara
explain-camera-off = Apagar cámara
explain-drop = o suelta una imagen aquí
explain-drop-slow = o suelta una imagen aquí; la cámara funciona con rollout y atención, que son rápidos
explain-waits = Otra celda está trabajando; la respuesta llegará cuando termine.
explain-run-first = Ejecuta esta celda para ver en qué se basa una respuesta.
explain-outdated = Lo que se muestra es de los ajustes anteriores: pulsa «Ejecutar».
explain-model = Modelo
explain-data = Datos
explain-method = Método
explain-class = Clase que se explica
explain-likeliest = La respuesta más probable
explain-class-number = clase { $number }
explain-rollout = Attention rollout
explain-rollout-about = Sigue la atención por todos los bloques, desde la respuesta hasta los parches. Para transformers.
explain-attention = Atención, bloque a bloque
explain-attention-about = Muestra cada cabeza de cada bloque tal como es. Para transformers.
explain-relevance = Relevancia para una clase
explain-relevance-about = La atención, ponderada según cuánto habla a favor de la clase. Para transformers.
explain-occlusion = Oclusión
explain-occlusion-about = Oculta una parte de la imagen tras otra y observa la probabilidad de la clase. Para cualquier red; requiere muchas pasadas.
explain-grad-cam-about = Los últimos mapas de características, ponderados según cuánto hablan a favor de la clase. Para redes convolucionales.
explain-fusion = Unir las cabezas por
explain-fusion-mean = Su media
explain-fusion-max = El mayor
explain-fusion-min = El menor
explain-discard = Atención más débil descartada, %
explain-discard-wrong = La parte descartada es { $percent } %; se admite de 0 a menos de 100 %.
explain-side = Lado del cuadrado gris, píxeles
explain-side-wrong = El lado del cuadrado es 0; se admite 1 o más.
explain-stride = De un lugar al siguiente, píxeles
explain-stride-wrong = El paso es 0; se admite 1 o más.
explain-cost = { $places ->
    [one] { $places } lugar que ocultar, así que { $places } pasada por la red. Los pasos más pequeños dibujan más fino y tardan más.
   *[other] { $places } lugares que ocultar, así que { $places } pasadas por la red. Los pasos más pequeños dibujan más fino y tardan más.
}
explain-pictures = Imagen que se explica
explain-pictures-missing = Las imágenes reservadas de los datos aparecen aquí cuando estos se cargan.
explain-picture = Explicar esta imagen de { $class }
explain-picture-taken = Explicar esta imagen de { $class }, tomada por { $guess }
explain-crosses = Las que tienen una cruz se tomaron por otra cosa.
explain-block = Bloque
explain-head = Cabeza
explain-heads = Cabezas de este bloque
explain-heads-mean = Todas las cabezas, su media
explain-head-number = Cabeza { $head }
explain-head-alone = Solo la cabeza { $head }
explain-every-head = Cada cabeza de este bloque
explain-token = Quién atiende
explain-token-help = Señala un parche, púlsalo o muévete con las flechas; Escape vuelve al token de clase.
explain-token-class = El token de clase
explain-token-distillation = El token de destilación
explain-token-patch = Un parche
explain-attention-head = Bloque { $block } de { $blocks }, cabeza { $head } de { $heads }
explain-attention-mean = { $heads ->
    [one] Bloque { $block } de { $blocks }, media de { $heads } cabeza
   *[other] Bloque { $block } de { $blocks }, media de { $heads } cabezas
}
explain-class-attends = { $place }: el token de clase dirige el { $class } de su atención a sí mismo; el resto va a los parches, como muestran los colores.
explain-class-attends-distilled = { $place }: el token de clase dirige el { $class } de su atención a sí mismo y el { $distillation } al token de destilación; el resto va a los parches, como muestran los colores.
explain-distillation-attends = { $place }: el token de destilación dirige el { $class } de su atención al token de clase y el { $distillation } a sí mismo; el resto va a los parches, como muestran los colores.
explain-patch-attends = { $place }: el parche de la fila { $row }, columna { $column } dirige el { $class } de su atención al token de clase; el resto va a los parches, como muestran los colores.
explain-patch-attends-distilled = { $place }: el parche de la fila { $row }, columna { $column } dirige el { $class } de su atención al token de clase y el { $distillation } al token de destilación; el resto va a los parches, como muestran los colores.
explain-patches = Parches de la imagen: las flechas eligen el que atiende
explain-painted = La imagen tal como la ve el modelo, con colores encima; descrita al lado
explain-low = bajo: { $value }
explain-high = alto: { $value }
explain-opacity = Intensidad de los colores, %
explain-smooth = Colores suaves
explain-smooth-help = Desactivado: un color por cada parte examinada.
explain-save = Guardar imagen
explain-save-failed = El navegador no pudo crear un archivo de esta imagen. No se ha perdido nada: inténtalo otra vez o haz la ventana más pequeña.
explain-says = Lo que dice el modelo
# The class follows, then explain-took.
explain-of = Se explica aquí:
explain-took = . Tardó { $ms } ms.
explain-nothing-drawn = Estos números no encajan en la cuadrícula de la imagen, así que no se dibuja nada.
explain-table = Lugares más fuertes en una tabla
explain-table-place = Puesto
explain-table-row = Fila
explain-table-column = Columna
explain-table-value = Valor
explain-meaning-rollout = Cuánto de cada parche llega al token de clase a través de todos los bloques. Dice dónde reúne el modelo lo que sabe, no a favor de qué clase habla.
explain-meaning-relevance = Cuánto habla cada parche, por medio de la atención, a favor de { $class }.
explain-meaning-occlusion = Cuánto baja la probabilidad de { $class } donde un cuadrado gris oculta la imagen; por debajo de 0, sube.
explain-meaning-grad-cam = Dónde hablan los últimos mapas de características a favor de { $class }.
explain-flat = Ningún lugar destaca: todos tienen el mismo valor.
explain-strongest = Los más fuertes de { $rows } × { $columns } lugares: { $places }.
explain-place = fila { $row }, columna { $column } ({ $value })
explain-places = { $before }; { $place }
explain-points = { $points } puntos

## map

map-empty = Ejecuta esta celda para ver qué imágenes le parecen semejantes al modelo: grupos, imágenes sueltas e imágenes con la clase equivocada.
map-model = Modelo
map-data = Datos
map-projection = Cómo se dibuja
map-projection-help = PCA dibuja las dos direcciones en que más difieren las imágenes. t-SNE mantiene juntos a los vecinos.
map-pca = Direcciones principales (PCA): rápido
map-tsne = Vecinos (t-SNE): muestra grupos
map-perplexity = Perplejidad
map-perplexity-help = Cuántos vecinos tiene, más o menos, cada imagen. Con menos se ven grupos pequeños; con más, grandes.
map-perplexity-wrong = Con estas imágenes puede ir de { $least } a { $most }.
map-caption-pca = Las imágenes que están juntas le parecen semejantes al modelo. El mapa muestra el { $all } de todas las diferencias: { $across } en horizontal, { $up } en vertical.
map-caption-tsne = Las imágenes que están juntas le parecen semejantes al modelo. La distancia entre los grupos y su tamaño no significan nada aquí.
map-lost = Las imágenes no forman parte del archivo del cuaderno. Ejecuta la celda de datos y después otra vez esta para verlas.
map-to-learn = para aprender
map-to-check = para comprobar
map-to-test = para probar
map-entry = { $path }, clase: { $class }, { $role }
map-entry-guessed = { $path }, clase: { $class }, { $role }, predicción: { $guess }
map-entry-guess = predicción: { $guess }
map-entry-number = imagen { $number }
map-class = Clase
map-use = Uso
map-open = Abrir { $picture }
map-select = Seleccionar { $picture }
map-more = { $count } más
map-list-show = Mostrar las imágenes en una lista
map-list-hide = Ocultar la lista
map-list-only-selected = Solo las seleccionadas
map-list-selected = Seleccionada
map-list-picture = Imagen
map-list-path = Ruta
map-list-guess = Predicción
map-label = Mapa de las imágenes
map-legend = Mostrar u ocultar
map-legend-entry = { $count ->
    [one] { $count } imagen; ocultar o mostrar
   *[other] { $count } imágenes; ocultar o mostrar
}
map-tell = Colores y formas indican
map-tell-class = La clase
map-tell-use = Para aprender o para probar
map-tell-right = Acierto o error
map-right = Acierto
map-wrong = Error
map-no-guess = Sin predicción
map-not-loaded = Sin cargar
map-readout-guess = Predicción: { $guess }
map-readout-number = Imagen { $number }
map-selected = { $count ->
    [0] No hay ninguna imagen seleccionada.
    [one] { $count } imagen seleccionada.
   *[other] { $count } imágenes seleccionadas.
}
map-selection = Las imágenes seleccionadas
map-choose-class = Elige una clase
map-new-class = O una nueva
map-relabel = Dar esta clase
map-move = Mover ahí
map-remove = Quitar de los datos
map-unselect = No seleccionar nada
map-twins = Casi la misma imagen en ambos lados de la división
map-twins-found = { $count ->
    [0] No se encontró ninguna imagen en ambos lados de la división.
    [one] { $count } par. Lo que se aprendió de una se pregunta sobre la otra, así que la prueba parece mejor de lo que es. Mueve una junto a la otra o quítala.
   *[other] { $count } pares. Lo que se aprendió de una se pregunta sobre la otra, así que la prueba parece mejor de lo que es. Mueve una junto a la otra o quítala.
}
map-twin-similarity = Semejanza { $similarity }
map-twin-learn = Usar para aprender
map-twin-check = Usar para comprobar
map-twin-test = Usar para probar
map-twin-move = { $action }: { $picture }
map-twin-remove = Quitar
map-twin-remove-named = Quitar { $picture }

## overlay

overlay-grid = cuadrícula de parches

## scatter

scatter-map = mapa
scatter-help = Arrastra para mover. Amplía con + y −, con dos dedos o con la rueda cuando el mapa está elegido (o con Ctrl). Av Pág y Re Pág van de imagen en imagen, Intro abre una, Espacio la selecciona.
scatter-view = Vista del mapa
scatter-in = Ampliar
scatter-in-key = Ampliar (+)
scatter-out = Mostrar más
scatter-out-key = Mostrar más (−)
scatter-whole = Mapa entero
scatter-whole-key = El mapa entero (0)
scatter-lasso = Lazo
scatter-lasso-help = Rodea imágenes para seleccionarlas; con Mayús se añaden a la selección
## cells

cells-name = Celda { $number }: { $title }

## head

head-expand = Desplegar esta celda
head-collapse = Plegar esta celda
head-ended = Terminó: { $when }
head-ran = ejecutada en { $time }
head-stop = Detener
head-stop-help = Detener esta celda
head-cancel = Cancelar
head-cancel-help = Sacar esta celda de la cola
head-run = Ejecutar
head-run-help = Ejecutar esta celda (Mayús+Intro)
head-run-above = Ejecutar todas las celdas de arriba
head-run-below = Ejecutar esta celda y todas las de abajo
head-insert-above = Añadir una celda arriba
head-insert-below = Añadir una celda abajo
head-move-up = Subir esta celda
head-move-up-help = Subir (Alt+↑)
head-move-down = Bajar esta celda
head-move-down-help = Bajar (Alt+↓)
head-more = Más opciones de esta celda
head-delete = Eliminar esta celda
head-delete-help = Eliminar (D D)

## evaluate

evaluate-model = Modelo
evaluate-data = Datos
evaluate-empty = Con qué frecuencia acierta, qué confunde con qué y las imágenes que hay detrás de cada número.
evaluate-measured = Medido con { $count ->
    [one] { $count } imagen reservada
   *[other] { $count } imágenes reservadas
}.
evaluate-measured-range = Medido con { $count ->
    [one] { $count } imagen reservada
   *[other] { $count } imágenes reservadas
}. Con otras tantas, el top-1 bien podría estar entre { $low } y { $high }: las diferencias menores no significan nada.
evaluate-worth-title = Imágenes que merecen una mirada
evaluate-trust-title = ¿Son fiables sus probabilidades?
evaluate-range = { $low } a { $high }
evaluate-interval = Intervalo bootstrap del 95 %
evaluate-top1 = top-1: acierto a la primera
evaluate-top5 = top-5: acierto entre cinco respuestas
evaluate-loss = pérdida: cuanto menor, mejor
evaluate-balanced = exactitud equilibrada: exhaustividad media
evaluate-kappa = kappa de Cohen: 0 es azar
evaluate-macro-f1 = F1, media de las clases
evaluate-shown-counts = Número de imágenes
evaluate-shown-row = Porcentaje de la clase real
evaluate-shown-column = Porcentaje de las predicciones
evaluate-order-name = Por nombre
evaluate-order-errors = Más errores primero
evaluate-order-size = Más imágenes primero
evaluate-confusions = Qué se tomó por qué
evaluate-confusions-help = Cada fila es una clase real; cada columna, una predicción. Elige un número para ver sus imágenes.
evaluate-numbers = Números
evaluate-order = Orden
evaluate-behind = { $count ->
    [one] { $count } imagen de «{ $class }» tomada
   *[other] { $count } imágenes de «{ $class }» tomadas
} por «{ $guess }»

## evaluate_classes

evaluate-classes-class = Clase
evaluate-classes-precision = Precisión
evaluate-classes-recall = Exhaustividad
evaluate-classes-average = Precisión media
evaluate-classes-pictures = Imágenes
evaluate-classes-sort = Ordenar por esta columna
evaluate-classes-mean-classes = Media de las clases
evaluate-classes-mean-pictures = Media de las imágenes
evaluate-classes-title = Clase por clase
evaluate-classes-help = Precisión: cuántas predicciones de la clase son correctas. Exhaustividad: cuántas de sus imágenes se encuentran. ROC AUC: con qué frecuencia una imagen de la clase recibe para ella una probabilidad mayor que una de otra clase.
evaluate-classes-curves = Curvas de
evaluate-classes-found = encontradas
evaluate-classes-chance = al azar
evaluate-classes-others = proporción de otras tomadas por ella
evaluate-classes-roc-said = Área bajo la curva ROC de «{ $class }»: { $area }
evaluate-classes-pr-title = Precisión y exhaustividad
evaluate-classes-pr-precision = precisión
evaluate-classes-pr-recall = exhaustividad
evaluate-classes-pr-said = Precisión media de «{ $class }»: { $area }

## evaluate_pictures

evaluate-pictures-costly = Las más costosas
evaluate-pictures-costly-help = Las pérdidas más altas: lo que más le cuesta al modelo.
evaluate-pictures-sure = Seguro pero equivocado
evaluate-pictures-sure-help = Errores por los que el modelo habría apostado.
evaluate-pictures-suspects = Etiquetas por revisar
evaluate-pictures-suspects-help = El modelo ve otra clase más probable de lo habitual en las imágenes de esa clase (confident learning). O se equivoca el modelo o está mal la etiqueta: mira y, si es la etiqueta, cámbiala.
evaluate-pictures-none = No hay ninguna.
evaluate-pictures-which = Qué imágenes
evaluate-pictures-shot = real: { $label }, predicción: { $guess } ({ $sure }), pérdida { $loss }
evaluate-pictures-guess = → { $guess }
evaluate-pictures-shot-line = { $sure }, pérdida { $loss }
evaluate-pictures-suspect = etiquetada como «{ $label }», parece «{ $likely }»
evaluate-pictures-suspect-line = ¿o { $likely }?

## evaluate_stress

evaluate-stress-noise = Ruido
evaluate-stress-blur = Desenfoque
evaluate-stress-contrast = Bajo contraste
evaluate-stress-jpeg = Compresión JPEG
evaluate-stress-title = ¿Aguanta con imágenes degradadas?
evaluate-stress-help = De nuevo las imágenes reservadas, empeoradas de cuatro formas y con cinco intensidades. Tarda veinte veces más que medirlas una vez.
evaluate-stress-measure = Medir
evaluate-stress-first = Ejecuta primero esta celda.
evaluate-stress-clean = Top-1 con { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}; { $share } sin degradar.
evaluate-stress-strength = Intensidad

## evaluate_trust

evaluate-trust-calibration = { $verdict ->
    [sure] Está demasiado seguro de sí mismo
    [modest] Es demasiado modesto
   *[fair] Está más o menos tan seguro como debería
}: divididos por una temperatura de { $temperature } ({ $on ->
    [validation] ajustada con las imágenes de validación
   *[halves] ajustada con cada mitad de estas imágenes y medida con la otra, ya que no hay imágenes de validación
}), sus logits tienen un error de calibración (ECE) de { $ece } en lugar de { $ece_before }, y una pérdida de { $loss } en lugar de { $loss_before }.
evaluate-trust-said = Error de calibración de { $before } antes y { $after } después del escalado de temperatura.
evaluate-trust-right = aciertos
evaluate-trust-if-true = si las probabilidades fueran ciertas
evaluate-trust-stated = Tal como las da el modelo
evaluate-trust-scaled = Tras el escalado de temperatura
evaluate-trust-probability = probabilidad indicada
evaluate-trust-answers = Si solo responde a partir del { $from }, responde en el { $answered } de las imágenes y acierta en el { $right } de ellas.
evaluate-trust-answers-none = Si solo responde a partir del { $from }, responde en el { $answered } de las imágenes y no acierta en ninguna de ellas.
evaluate-trust-no-cell = Todavía no hay ninguna celda de predicción que consulte «{ $model }».
evaluate-trust-set = Ajustado en { $count ->
    [one] { $count } celda de predicción
   *[other] { $count } celdas de predicción
}.
evaluate-trust-threshold-title = ¿Cuándo debería decir «No lo sé»?
evaluate-trust-coverage = Responder solo con seguridad
evaluate-trust-answered-right = aciertos entre las respondidas
evaluate-trust-answered = respondidas
evaluate-trust-lowest = probabilidad mínima para responder
evaluate-trust-threshold = Responder a partir de esta probabilidad
evaluate-trust-apply = Usar temperatura y umbral en las celdas de predicción

## ui

chart-epoch = época
chart-at-epoch = época { $place }
chart-rate = tasa de aprendizaje
chart-at-rate = tasa { $place }
chart-at-share = en { $place }
curves-save = Guardar este gráfico en un archivo (SVG)
curves-save-help = Guardar este gráfico (SVG)
dialog-close = Cerrar
field-not-a-number = Escribe un número.
matrix-corner = real ↓  predicha →
matrix-right = Imágenes de «{ $class }» reconocidas: { $count } de { $size } ({ $share } %).
matrix-wrong = Imágenes de «{ $class }» tomadas por «{ $guess }»: { $count } de { $size } ({ $share } %).
matrix-point = Señala un número o ve hasta él con las teclas de flecha.
progress = Progreso
snippet-copy = Copiar
snippet-copy-named = Copiar: { $title }
snippet-copied = Copiado
snippet-not-allowed = Este navegador no permite copiar aquí: selecciona el texto y cópialo
table-as-table = Como tabla
table-of = : { $title }
## train-advanced

train-advanced-stages = Paso a paso
train-advanced-stages-help = Etapas antes de la principal: primero solo la cabeza, luego los últimos bloques, cada etapa con al menos tantos bloques como la anterior (descongelación progresiva).
train-advanced-stage = Etapa { $number }
train-advanced-stage-blocks = Bloques que aprenden
train-advanced-stage-blocks-help = Contados desde el final; 0 para la cabeza sola.
train-advanced-stage-epochs = Épocas
train-advanced-stage-epochs-help = Cuántas veces se ven todas las imágenes de entrenamiento en esta etapa.
train-advanced-stage-lr = Tasa de aprendizaje
train-advanced-stage-lr-help = Lo grandes que son los cambios en esta etapa.
train-advanced-stage-batch = Tamaño de lote
train-advanced-stage-batch-help = Cuántas imágenes se miran en esta etapa antes de cada cambio.
train-advanced-stage-add = Añadir una etapa
train-advanced-stage-remove = Quitar la etapa { $number }
train-advanced-lr = Tasa de aprendizaje
train-advanced-rule = Regla
train-advanced-rule-help = Cómo siguen los pesos a sus gradientes. Lion necesita una décima parte de la tasa de aprendizaje.
train-advanced-rule-sgd = SGD con momento
train-advanced-annealing = Descenso
train-advanced-annealing-help = Cómo va la tasa de aprendizaje de su máximo a su valor final.
train-advanced-annealing-cosine = Coseno
train-advanced-annealing-linear = Línea recta
train-advanced-annealing-constant = Se queda en el máximo
train-advanced-annealing-step = Una décima parte tras cada tercio
train-advanced-warmup = Épocas de calentamiento
train-advanced-warmup-help = La tasa de aprendizaje sube desde cero durante ese número de épocas.
train-advanced-min-lr = Tasa de aprendizaje final
train-advanced-min-lr-help = Dónde acaba la tasa de aprendizaje.
train-advanced-layer-decay = Decaimiento por capa
train-advanced-layer-decay-help = Cada capa aprende a la tasa de la de encima multiplicada por este valor: con 1 son todas iguales; lo habitual es 0,75.
train-advanced-head-lr = Factor de la cabeza
train-advanced-head-lr-help = La cabeza aprende a la tasa de aprendizaje multiplicada por este valor.
train-advanced-clip = Límite del gradiente
train-advanced-clip-help = El paso más largo permitido; 0 lo desactiva.
train-advanced-regularization = Contra aprender de memoria
train-advanced-weight-decay = Decaimiento de pesos
train-advanced-weight-decay-help = Tira de los pesos hacia cero.
train-advanced-label-smoothing = Suavizado de etiquetas
train-advanced-label-smoothing-help = Evita que esté demasiado seguro: 0 lo desactiva; lo habitual es 0,1.
train-advanced-dropout-help = Parte de los valores que se omiten al azar mientras aprende.
train-advanced-attention-dropout = Dropout de la atención
train-advanced-attention-dropout-help = Parte de la atención que se omite.
train-advanced-drop-path = Profundidad estocástica
train-advanced-drop-path-help = Parte de las imágenes que se saltan el último bloque; menos en los anteriores.
train-advanced-token-mixup = Mezcla de tokens
train-advanced-token-mixup-help = Funde imágenes después de la parte congelada, con sus etiquetas; funciona con las vistas guardadas. 0 lo desactiva.
train-advanced-ema = Media de los pesos
train-advanced-ema-help = Da la media móvil de los pesos; 0 la desactiva y 0,98 va bien para una ejecución corta.
train-advanced-judging = Evaluación de las épocas
train-advanced-keep-best = Conservar la mejor época según
train-advanced-keep-best-help = Da los pesos de la época a la que le fue mejor con las imágenes apartadas.
train-advanced-keep-best-off = No: la última época
train-advanced-keep-best-loss = Pérdida
train-advanced-keep-best-top1 = Aciertos a la primera
train-advanced-keep-best-f1 = F1 media de las clases
train-advanced-validation = Apartadas
train-advanced-validation-help = Parte de las imágenes de entrenamiento de cada clase con la que se evalúan las épocas.
train-advanced-patience = Paciencia
train-advanced-patience-help = Termina tras ese número de épocas sin mejorar; 0 la desactiva.
train-advanced-data = Datos y velocidad
train-advanced-balance = Clases desiguales
train-advanced-balance-help = Qué se hace cuando algunas clases tienen muchas menos imágenes.
train-advanced-balance-none = Nada
train-advanced-balance-sampling = Mostrar más a menudo las pequeñas
train-advanced-balance-loss = Dar más peso a las pequeñas
train-advanced-views = Vistas guardadas
train-advanced-views-help = La parte congelada ve ese número de variaciones de cada imagen, una sola vez; después las épocas se las turnan, lo que es mucho más rápido. -1 guarda una por época, 0 ninguna. No vale con la mezcla de imágenes.
train-advanced-micro-batch = Imágenes a la vez
train-advanced-micro-batch-help = Un lote puede procesarse por partes, lo que ocupa menos memoria; con 0 se elige solo.
train-advanced = Avanzado
train-advanced-seed = Semilla
train-advanced-seed-help = Misma semilla, mismo resultado en la CPU. Cámbiala para volver a tirar los dados.
train-advanced-probe = Partir de una sonda lineal
train-advanced-probe-help = La cabeza empieza donde acaba la regresión logística, en lugar de no saber nada.
train-advanced-standardize = Estandarizar características
train-advanced-standardize-help = Primero lleva a una misma escala lo que lee la cabeza. Suele ayudar.
train-advanced-teacher = Profesor
train-advanced-learn-from-help = Destilación del conocimiento: además de las etiquetas, se aprenden las respuestas de modelos que ya conocen estas clases; las de varios se promedian.
train-advanced-lesson = Qué enseña
train-advanced-lesson-soft = Sus probabilidades suavizadas
train-advanced-lesson-hard = Sus primeras respuestas
train-advanced-lesson-relations = Qué semejanza ve entre imágenes
train-advanced-alpha = Su parte
train-advanced-alpha-help = 0 solo escucha a las etiquetas, 1 solo al profesor.
train-advanced-temperature = Temperatura
train-advanced-temperature-help = Cuanto más alta, más se ve lo que el profesor cree posible.

## train-form

train-form-what = Qué aprende
train-form-what-help = La cabeza es la última capa: nombra las clases. Los bloques son las capas que miran.
train-form-what-probe = Sonda lineal: la cabeza, resuelta de una vez
train-form-what-head = Solo la cabeza: rápido, a menudo basta
train-form-what-blocks = Cabeza y últimos bloques: más lento, a menudo mejor
train-form-what-all = Todo: lo más lento, para muchas imágenes
train-form-blocks = Últimos bloques
train-form-blocks-help = Cuántos bloques, contados desde el final, aprenden también.
train-form-epochs = Épocas
train-form-epochs-help = Cuántas veces ve cada imagen de entrenamiento.
train-form-batch = Tamaño de lote
train-form-batch-help = Cuántas imágenes mira antes de cada pequeño cambio.
train-form-lr = Tasa de aprendizaje
train-form-lr-help = Lo grande que es cada cambio. Si es demasiado grande, olvida; si es demasiado pequeño, no acaba nunca.
train-form-preset = Receta
train-form-preset-help = Un conjunto de ajustes adecuado a esa cantidad de imágenes; todo se puede cambiar más abajo.
train-form-preset-own = Ajustada abajo
train-form-suggested = Sugerencia aquí: «{ $preset }», porque { $why }.
train-form-suggested-none = En cuanto estén las imágenes, se propone una de ellas.
train-form-use-preset = Usarla
train-form-dozens = Unas docenas de imágenes: sonda lineal
train-form-hundreds = Unos cientos: la cabeza y luego los 2 últimos bloques
train-form-thousands = Miles: la cabeza y luego la mitad superior de los bloques
train-form-everything = Aprende todo: para muchísimas imágenes
train-form-memory = Necesita unos { $total } de memoria: { $weights } de pesos, { $gradients } de gradientes y optimizador, { $activations } para { $pictures ->
    [one] { $pictures } imagen
   *[other] { $pictures } imágenes
} a la vez.
train-form-memory-over = { $needs } Es más que los { $limit } con los que puede contar una página: deja que aprendan menos bloques.
train-form-memory-none = La memoria que necesita un entrenamiento se indica aquí en cuanto se cargue el modelo.
train-form-memory-parts = { $needs } El lote de { $batch } se procesa por partes, para no pasar de { $limit }.
train-form-model = Partir del modelo
train-form-data = Aprender de los datos
train-form-output = Nombre del resultado
train-form-augment = Variar las imágenes
train-form-augment-help = Cada vez que sale una imagen se ve un poco distinta, para que no se pueda aprender de memoria.
train-form-augment-cell = Como dice la celda «{ $name }»
train-form-augment-own = Como dice el archivo de este cuaderno
train-form-augment-unused = La cabeza sola aprende de cada imagen tal como es, vista una vez, así que la celda de aumento no tiene efecto aquí.

## train

train-loss = Pérdida
train-loss-training = entrenamiento
train-loss-held-out = reservadas
train-loss-said = Tras la época { $epoch }: pérdida de entrenamiento { $training }, pérdida en las reservadas { $held_out }.
train-loss-waiting = Baja mientras aprende
train-accuracy = Exactitud
train-accuracy-said = Tras la época { $epoch }: top-1 { $top1 }, top-5 { $top5 }.
train-accuracy-waiting = Sube mientras aprende
train-export = Guardar el modelo en un archivo (.safetensors)
train-export-package = Guardar para otras herramientas (.zip)
train-export-package-help = El zip se abre en transformers, timm y entornos ONNX, y tiene una ficha del modelo.
train-result-waiting = Cuando haya aprendido: lo bueno que es, y el modelo en un archivo.
train-tile-top1 = aciertos a la primera (reservadas)
train-tile-loss = pérdida (reservadas)
train-tile-seconds = en total
train-tile-parameters = parámetros aprendidos
train-finished = Terminado tras { $epochs ->
    [one] { $epochs } época
   *[other] { $epochs } épocas
}, medido con { $pictures ->
    [one] { $pictures } imagen reservada
   *[other] { $pictures } imágenes reservadas
}.
train-finished-best = Terminado tras { $epochs ->
    [one] { $epochs } época
   *[other] { $epochs } épocas
} (la mejor, la número { $best }), medido con { $pictures ->
    [one] { $pictures } imagen reservada
   *[other] { $pictures } imágenes reservadas
}.
train-stopped = Detenido tras { $epochs ->
    [one] { $epochs } época
   *[other] { $epochs } épocas
}; el modelo conserva lo que había aprendido hasta entonces. Vuelve a ejecutar la celda para seguir desde ahí.
train-cache = La parte congelada se consultó el { $share } de las veces en lugar de calcularse; se guardan { $bytes } para la próxima ejecución.
train-cache-stored = La parte congelada se consultó el { $share } de las veces en lugar de calcularse; se guardan { $bytes } en memoria y { $stored } en este dispositivo para la próxima ejecución.

## train-history

train-history = Ejecuciones anteriores ({ $count })
train-history-help = Cada ejecución conserva su receta y su curva, también en el archivo del cuaderno.
train-history-run = N.º
train-history-changes = Distinto de lo actual
train-history-loss = Pérdida
train-history-took = Duración
train-history-compare = Comparar
train-history-again = Otra vez
train-history-compare-run = Comparar la ejecución { $number } con la última
train-history-take-up = Usar su receta
train-history-take-up-help = Ajustar esta celda como estaba en esta ejecución
train-history-branch = Como celda nueva
train-history-branch-help = Una nueva celda de entrenamiento, ajustada como en esta ejecución
train-history-other-seed = Otra semilla
train-history-other-seed-help = Ejecutarla otra vez con otros sorteos al azar
train-history-model = modelo { $name }
train-history-data = datos { $name }
train-history-nothing = nada
train-history-more = { $changes } y { $more } más
train-history-said = ejecución { $number }: top-1 { $top1 }, pérdida { $loss }
train-history-said-both = { $last }; { $other }.
train-history-chart = Pérdida en las reservadas
train-history-last = la última ejecución
train-history-chosen = la ejecución elegida

## train-trial

train-trial = Probar antes de entrenar
train-trial-help = Ejecuciones cortas que no dejan ningún modelo: cómo responde la pérdida a la tasa de aprendizaje y cuánto depende el resultado de qué imágenes se ponen a prueba.
train-trial-rates = Buscar una tasa de aprendizaje
train-trial-folds = Validación cruzada en { $parts } partes
train-trial-first = Ejecuta primero las celdas del modelo y de los datos.
train-trial-no-rate = La pérdida nunca baja durante mucho tiempo, así que ninguna tasa de aprendizaje destaca. Más imágenes, u otro modelo, pueden ayudar.
train-trial-suggested = Sugerencia: { $rate }, a mitad de la bajada más larga.
train-trial-chart = Pérdida según la tasa de aprendizaje
train-trial-chart-loss = pérdida de entrenamiento
train-trial-chart-suggested = sugerida
train-trial-use-rate = Usarla
train-trial-mean = Top-1 { $mean } ± { $deviation } (media y desviación estándar de { $parts } partes).
train-trial-part = Parte
train-trial-pictures = Imágenes
train-trial-loss = Pérdida

## train-progress

train-progress-starting = Empezando…
train-progress-of = { $done } de { $total }
train-progress-download = Descargando: { $amount }
train-progress-decode = Leyendo imágenes: { $amount }
train-progress-compile = Preparando: compilación de los shaders de la GPU. Solo ocurre una vez y puede tardar un minuto.
train-progress-features = Preparando: se mira cada imagen una vez, { $amount }
train-progress-trial = Probando: paso { $amount }
train-progress-evaluate = Midiendo imágenes: { $amount }
train-progress-neighbours = Comparando las imágenes entre sí: { $amount }
train-progress-layout = Colocando las imágenes: paso { $amount }
train-progress-pack = Guardando imágenes: { $amount }
train-progress-steps = Entrenando: época { $epoch } de { $epochs }, paso { $step } de { $steps }, pérdida { $loss }

## train-code

train-code = Como código
train-code-help = Los ajustes de arriba, para otros programas. Ambos hacen lo mismo que esta celda; cuando un programa sortea al azar, le sale otra cosa, así que los resultados coinciden dentro de la dispersión habitual.
train-code-command = Línea de comandos
train-code-python = PyTorch y timm
train-code-save = Guardar el script (train.py)

## train-broken-off

train-broken-off = Esta ejecución se interrumpió en la época { $epoch } de { $epochs }. «Ejecutar» sigue desde ahí.

## summary

summary-starter = { $name }: el modelo inicial integrado
summary-sample = { $name }: las imágenes de ejemplo
summary-augment = { $name }, mostrado con { $data }
summary-train = { $model } aprende de { $data } y se convierte en { $output }
summary-ensemble = { $output } de { $models }
summary-on = { $models } con { $data }
summary-map = { $data } según las ve { $model }
summary-right = { $share } de aciertos
summary-empty-note = Una nota vacía
## announce

announce-running = { $cell }: en ejecución.
announce-done = { $cell }: terminada.
announce-done-accuracy = { $cell }: terminada. Exactitud { $percent } %.
announce-failed = { $cell }: no ha funcionado.
announce-ended = { $cell }: finalizada.
announce-epoch = Época { $epoch }, exactitud { $percent } %
announce-epoch-of = Época { $epoch } de { $epochs }, exactitud { $percent } %
announce-progress = { $what }, { $percent } por ciento
announce-training = Entrenando
announce-download = Descargando
announce-decode = Leyendo imágenes
announce-compile = Preparando la tarjeta gráfica
announce-features = Preparando
announce-trial = Probando
announce-evaluate = Midiendo
announce-neighbours = Comparando
announce-layout = Colocando
announce-pack = Guardando imágenes
announce-cell = Celda

## bridge

bridge-unknown-day = día desconocido

## format

format-almost-done = casi listo
format-left = quedan aprox. { $time }
format-number = { $number }
format-thousand = { $number } mil
format-million = { $number } M

## keep

keep-no-place = el navegador no tiene dónde guardarlas

## opfs

opfs-absent = este navegador no ofrece a la página un lugar donde guardar archivos
opfs-full = a este dispositivo ya no le queda espacio para esta página
opfs-other = el navegador dice «{ $words }»
opfs-no-answer = no responde

## page

page-bringing-back = { $count ->
    [one] Recuperando { $count } imagen
   *[other] Recuperando { $count } imágenes
}
page-download-in-use = Este archivo está en uso: se está descargando en esta pestaña o en otra. Detén la descarga y después elimínalo.
page-not-understood = Esta página y su motor de cálculo no se entienden: son de versiones distintas. Guarda tu cuaderno y después recarga la página.
page-engine-anew-training = El motor de cálculo se detuvo en pleno entrenamiento y se ha vuelto a iniciar. Tu cuaderno y tus archivos están a salvo; la ejecución sigue desde donde se guardó por última vez.
page-graphics-failed = El dispositivo gráfico falló dos veces en el mismo punto, así que a partir de ahora calcula la CPU: es más lenta, pero continúa. Tu cuaderno y tus archivos están a salvo; la ejecución sigue desde donde se guardó por última vez.
page-engine-anew = El motor de cálculo se detuvo y se ha vuelto a iniciar. Tu cuaderno está a salvo, y tus imágenes y modelos entrenados vuelven solos; los demás modelos hay que cargarlos de nuevo.
page-engine-broken = El motor de cálculo de esta página no pudo iniciarse, así que las celdas no se pueden ejecutar. Recarga la página; si no sirve, prueba con una versión actual de Chrome, Edge, Firefox o Safari.
page-file-gone = el archivo ya no está
page-pictures-not-kept = Este dispositivo no puede guardar tus imágenes ({ $why }). Estarán aquí hasta que cierres la página. Haz sitio en «Guardado en este dispositivo», en una celda de modelo, y después añádelas de nuevo.
page-save-failed = No se pudo guardar el cuaderno: { $why }
page-files-unreadable = No se pudieron leer los archivos de este cuaderno: { $why }. «Guardar» escribe el cuaderno sin ellos.
page-bundle-failed = { $why } Tu cuaderno está a salvo.
page-open-failed = { $why } Tu propio cuaderno no ha cambiado.
page-open-not-kept = No se pudieron guardar en este dispositivo las imágenes y los modelos de este archivo: { $why }. Tu propio cuaderno no ha cambiado.
page-open-newer = Este archivo es de una versión más nueva de Vitrine. Se ha abierto lo que esta conoce de él; conserva el archivo, puede contener más.
page-saved-without = { $count ->
    [one] { $count } archivo de este cuaderno no se pudo leer en este dispositivo y se ha omitido; todo lo demás está aquí.
   *[other] { $count } archivos de este cuaderno no se pudieron leer en este dispositivo y se han omitido; todo lo demás está aquí.
}
page-opened-without = { $count ->
    [one] { $count } elemento de este cuaderno faltaba o estaba dañado en este archivo y se ha omitido; todo lo demás está aquí.
   *[other] { $count } elementos de este cuaderno faltaban o estaban dañados en este archivo y se han omitido; todo lo demás está aquí.
}
page-open-too-large = Este archivo es demasiado grande para ser un cuaderno.
page-open-unreadable = No se pudo leer este archivo.
page-undone = Deshecho: { $what }
page-redone = Rehecho: { $what }
page-deleted = Has eliminado { $cell }.
page-move = mover { $cell }
page-moved = Se ha movido { $cell } al puesto { $place } de { $all }
page-unkept = Tus últimos cambios no están guardados en este dispositivo: { $why }. Lo que se guardó antes está a salvo. Haz sitio en «Cuadernos» o guarda este cuaderno como archivo.
page-little-room = A este dispositivo le queda poco espacio para esta página: { $used } de { $quota } están en uso. Elimina lo que ya no necesites en «Cuadernos», o las descargas en «Guardado en este dispositivo», en una celda de modelo.
page-album-damaged = Lo que este dispositivo guardaba de las imágenes «{ $name }» está dañado y no se puede leer. Tu cuaderno está a salvo. Añade de nuevo las imágenes.
page-memory-damaged = Lo que este dispositivo sabía de los modelos entrenados de este cuaderno está dañado. Tu cuaderno y tus imágenes están a salvo. Vuelve a ejecutar las celdas de entrenamiento.
page-leave-unsaved = ¿Abrir otro cuaderno? Lo que has cambiado en este no está guardado y se perdería.
page-leave-running = ¿Abrir otro cuaderno? Lo que se está ejecutando en este se detendría.
page-taken-over = La otra pestaña está cerrada. Ahora puedes cambiar y ejecutar este cuaderno aquí.
page-newer = Este cuaderno es de una versión más nueva de Vitrine. Lo que esta no conoce se muestra y se conserva, pero no se ejecuta.
page-doubt-older = La versión más reciente de este cuaderno estaba dañada en este dispositivo. Se ha abierto la anterior: puede que falten tus últimos cambios, todo lo demás está aquí.
page-doubt-remains = Este cuaderno estaba dañado en este dispositivo. Se han recuperado las celdas que aún se podían leer; puede que falten las siguientes. Revísalo y conserva una copia con «Guardar».
page-absent = El cuaderno de esta dirección no está en este dispositivo o se ha eliminado. En «Cuadernos» encuentras los que hay aquí y puedes recuperar los eliminados.
page-too-new = Una versión más nueva de Vitrine guarda este cuaderno de un modo que esta no puede leer. Está a salvo: recarga la página para obtener la versión más reciente y después ábrelo de nuevo.
page-damaged = Un cuaderno estaba dañado en este dispositivo y no se pudo leer nada de él. Sus archivos se dejan como están; lo encuentras en «Cuadernos» y puedes eliminarlo allí.
page-not-opened = No se pudo abrir este cuaderno: { $why }. No se ha cambiado nada.
page-in-use = Este cuaderno está abierto en otra pestaña. Ciérralo allí e inténtalo de nuevo.
page-copy-title = { $title } (copia)
page-not-erased = No se pudo eliminar este cuaderno: { $why }.
page-not-read = No se pudo leer este cuaderno: { $why }. No se ha cambiado nada.
page-deleted-elsewhere = Este cuaderno ya no está aquí: otra pestaña lo ha eliminado.
page-damaged-why = Este cuaderno está dañado y no se puede leer ({ $why }). Sus archivos se dejan como están.
page-not-written = No se pudo escribir: { $why }. No se ha cambiado nada.
page-no-template = No hay ninguna plantilla «{ $name }». Este es el cuaderno para empezar; los demás están en «Plantillas».

## plan

plan-idle = Aún sin ejecutar
plan-queued = Esperando su turno
plan-running = Ejecutándose…
plan-done = Terminada
plan-stale = Desactualizada: ejecútala de nuevo
plan-failed = No ha funcionado
plan-next = Siguiente en la cola
plan-place = { $place }.ª en la cola

## reduce

reduce-saved-given = { $count ->
    [one] { $count } imagen está en el zip, tal como la diste.
   *[other] { $count } imágenes están en el zip, tal como las diste.
}
reduce-saved-png = { $count ->
    [one] { $count } imagen está en el zip, como PNG, con 256 píxeles como máximo en el lado corto.
   *[other] { $count } imágenes están en el zip, como PNG, con 256 píxeles como máximo en el lado corto.
}
reduce-saved-both = { $count } imágenes están en el zip: { $given } tal como las diste, { $others } como PNG, con 256 píxeles como máximo en el lado corto.
reduce-engine-lost = El motor de cálculo de esta página dejó de funcionar a mitad de esto.
reduce-engine-lost-hint = Tu cuaderno y tus imágenes están a salvo. Vuelve a ejecutar la celda; si se detiene otra vez, prueba con menos imágenes o un lote más pequeño.
reduce-other-version = Esta página y su motor de cálculo son de versiones distintas. Guarda tu cuaderno y después recarga la página.
reduce-change-lost = El último cambio en estas imágenes no se pudo leer y falta.
reduce-pictures-lost = { $count ->
    [one] No se pudo recuperar { $lost } de { $count } imagen, «{ $path }»: { $why } Las demás están aquí.
   *[other] No se pudieron recuperar { $lost } de { $count } imágenes, entre ellas «{ $path }»: { $why } Las demás están aquí.
}
reduce-model-not-kept = { $why } El modelo entrenado estará aquí hasta que cierres la página. Guárdalo como archivo, o haz sitio en «Guardado en este dispositivo», en una celda de modelo, y ejecuta esta celda de nuevo.
## app

app-read-only = Este cuaderno está abierto en otra pestaña, así que aquí solo puedes leerlo. Ciérralo allí y podrás cambiarlo y ejecutarlo aquí.
app-notebook = Cuaderno
app-drop = Suelta las imágenes en una celda de datos o de predicción, los pesos en una celda de modelo y los cuadernos en cualquier otro sitio.
app-notebooks = Cuadernos
app-stop-all = Detener todo
app-run-all = Ejecutar todo
app-save = Guardar
app-save-title = Solo el cuaderno, en un pequeño archivo de texto
app-bundle = Un archivo para Vitrine
app-share = Compartir
app-share-title = Un solo archivo con el cuaderno, sus imágenes y sus modelos entrenados, para abrirlo en otro sitio
app-report = Guardar informe (HTML)
app-report-title = Un solo archivo con todos los resultados y copias pequeñas de las imágenes que muestra, para leerlo en cualquier sitio
app-open = Abrir
app-templates = Plantillas
app-template = { $title } · { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
app-starting = Iniciando…
app-not-running = No funciona
app-starting-why = El motor de cálculo de la página se está cargando.
app-other-version = La página y el motor de cálculo son de versiones distintas.
app-device = Qué calcula y por qué
app-computes-on = Calcula en:
app-kept = Guardado en este dispositivo
app-keeping = Guardando…
app-not-kept = No guardado: { $why }
app-elsewhere = Abierto en otra pestaña
app-load-again = Volver a cargarlos
app-undo = Deshacer
app-reload = Recargar la página
app-close = Cerrar este mensaje
app-title = Título de este cuaderno
app-stronger = ¿Quieres un modelo más potente?
app-stronger-model = { $model } conoce mil tipos de cosas: una descarga de { $size }, licencia { $licence }.
app-use-it = Usarlo
app-no-thanks = No, gracias

## foot

foot-update = Hay una versión nueva lista.
foot-update-waits = Hay una versión nueva lista. Espera a que ya no se ejecute nada.
foot-update-other-tabs = Hay una versión nueva lista, pero Vitrine también está abierto en otra pestaña. Ciérralo allí y vuelve a intentarlo.
foot-update-question = ¿Cargar la versión nueva? Lo que cambiaste en este cuaderno no está guardado y se perdería.
foot-update-load = Cargarla
foot-close = Cerrar este mensaje
foot-words = Vitrine funciona solo en esta pestaña: imágenes, modelos y resultados se quedan en tu ordenador, a menos que los guardes.
foot-offline = Esta página está guardada en este dispositivo y se abre sin conexión.
foot-privacy = Privacidad
foot-privacy-stays = Tus imágenes, tus cuadernos y lo que entrenas nunca salen de este dispositivo: todo el cálculo ocurre en esta pestaña y no hay ningún servidor que pueda recibirlos.
foot-privacy-asks = La página no lleva estadísticas, no usa cookies y solo pide algo a dos sitios: a la dirección de la que vino, sus propios archivos, y a Hugging Face, los pesos de un modelo que elijas.
foot-privacy-browser = El propio navegador tiene la orden de rechazar cualquier otra conexión, y lo que se guarda en este dispositivo se borra con los datos de este sitio en los ajustes de tu navegador.

## keys

keys-cells = Celdas
keys-running = Ejecución
keys-changes = Cambios
keys-notebook = Cuaderno
keys-select-above = Seleccionar la celda de arriba
keys-select-below = Seleccionar la celda de abajo
keys-edit = Editar la celda
keys-leave = Salir de sus campos
keys-add-above = Añadir una celda arriba
keys-add-below = Añadir una celda abajo
keys-delete = Eliminar la celda
keys-move-up = Subir la celda
keys-move-down = Bajar la celda
keys-fold = Plegar o desplegar la celda
keys-run-and-next = Ejecutar la celda y seleccionar la siguiente
keys-run = Ejecutar la celda
keys-run-all = Ejecutar todas las celdas
keys-run-above = Ejecutar todas las celdas de arriba
keys-run-below = Ejecutar esta celda y todas las de abajo
keys-stop-all = Detener todo
keys-undo = Deshacer
keys-redo = Rehacer
keys-save = Guardar el cuaderno
keys-save-report = Guardar un informe (HTML)
keys-palette = Buscar una acción
keys-keys = Mostrar los atajos de teclado
keys-step = { $action }: { $step }
keys-ctrl = Ctrl
keys-shift = Mayús
keys-enter = Intro
keys-escape = Esc

## palette

palette-label = Buscar una acción
palette-type = Escribe unas letras
palette-actions = Acciones
palette-nothing = Nada con ese nombre. Prueba con otras letras.
palette-add = Añadir una celda: { $kind }: { $about }
palette-go-to = Ir a la celda { $number }: { $kind }: { $about }
palette-keys = Atajos de teclado
palette-letters = Las letras solas son atajos
palette-letters-help = Si no, solo funcionan los atajos con Ctrl o Alt, además de las flechas e Intro como siempre.
palette-keys-help = O bien la celda entera está seleccionada, o bien estás en uno de sus campos. Las letras y las flechas funcionan mientras está seleccionada; Intro lleva a sus campos y Esc saca de ellos.

## toolbar

toolbar-changes = Cambios
toolbar-with-keys = { $action } ({ $keys })
toolbar-palette = Acciones
toolbar-palette-title = Buscar una acción ({ $keys }); ? muestra los atajos de teclado

## theme

theme-toggle = Colores: { $now ->
    [light] claro
    [dark] oscuro
   *[system] como el sistema
}. Cambiar a: { $next ->
    [light] claro
    [dark] oscuro
   *[system] como el sistema
}

## list

list-add = + Añadir una celda
list-add-here = Añadir una celda aquí
list-kinds = Tipos de celda

## drag

drag-label = Arrastra para mover esta celda; con el teclado, Alt y las flechas
drag-title = Arrastra para mover (Alt+↑, Alt+↓)

## commands

commands-no-augmentation = Esta celda usa una celda de aumento que no existe.
commands-no-augmentation-hint = Elige en esta celda otra forma de variar las imágenes.
commands-no-picture = Todavía no hay ninguna imagen.
commands-no-picture-to-predict = Suelta una imagen en esta celda, elige una o enciende la cámara.
commands-no-picture-to-explain = Elige una de los datos, suelta una en esta celda o enciende la cámara.
commands-no-hub-model = Todavía no se ha indicado ningún modelo del hub.
commands-no-hub-model-hint = Escribe su identificador, por ejemplo facebook/deit-tiny-patch16-224.
commands-no-weights = El archivo de pesos no está aquí.
commands-no-weights-hint = Vuelve a elegir el archivo: una página no puede abrir archivos por sí sola.
commands-no-pictures = Aquí todavía no hay imágenes.
commands-no-pictures-hint = Suelta imágenes o una carpeta en esta celda, o mantén pulsado el botón de grabar de una clase.
commands-no-model = Todavía no hay ningún modelo llamado «{ $name }».
commands-no-model-hint = Ejecuta primero la celda que lo crea o elige otro modelo en esta celda.
commands-no-data = Todavía no hay imágenes llamadas «{ $name }».
commands-no-data-hint = Ejecuta primero una celda de datos con ese nombre o elige otros datos en esta celda.

## undo

undo-cell = { $kind ->
    [note] la nota
    [model] la celda de modelo
    [data] la celda de datos
    [augment] la celda de aumento
    [train] la celda de entrenamiento
    [ensemble] la celda de conjunto
    [evaluate] la celda de evaluación
    [predict] la celda de predicción
    [explain] la celda de explicación
    [map] la celda de mapa
    [compare] la celda de comparación
   *[other] la celda «{ $kind }»
}
undo-knob = { $key ->
    [source] el origen
    [hub] el modelo del hub
    [file] el archivo
    [test_fraction] la parte reservada
    [seed] la semilla
    [classes] las clases
    [data] los datos
    [model] el modelo
    [models] los modelos
    [augment] la celda de aumento
    [combine] la combinación
    [views] las vistas
    [top] el número de respuestas
    [temperature] la temperatura
    [reject_below] el umbral de rechazo
    [image] la imagen
    [method] el método
    [class] la clase
    [fusion] la fusión
    [discard] la parte descartada
    [side_px] el lado
    [stride_px] el paso
    [projection] la proyección
    [perplexity] la perplejidad
    [trainable] la parte que aprende
    [last_blocks] los últimos bloques
    [epochs] las épocas
    [stages] las fases
    [probe] la sonda lineal
    [folds] las partes
    [batch_size] el tamaño de lote
    [micro_batch] el microlote
    [rule] la regla
    [lr] la tasa de aprendizaje
    [min_lr] la tasa de aprendizaje final
    [annealing] el descenso de la tasa de aprendizaje
    [factor] el factor
    [warmup_epochs] las épocas de calentamiento
    [layer_decay] el decaimiento por capa
    [head_lr] el factor de la cabeza
    [weight_decay] el decaimiento de pesos
    [label_smoothing] el suavizado de etiquetas
    [clip_grad_norm] el límite del gradiente
    [ema_decay] la media de los pesos
    [dropout] el dropout
    [attention_dropout] el dropout de la atención
    [drop_path] la profundidad estocástica
    [class_balance] el equilibrio de clases
    [validation_fraction] la parte de validación
    [keep_best] la elección de la mejor época
    [patience] la paciencia
    [cached_views] las vistas guardadas
    [token_mixup] la mezcla de tokens
    [distillation] la destilación
    [teachers] los profesores
    [lesson] la lección
    [alpha] la parte del profesor
    [standardize_features] la estandarización de características
    [crop] el recorte
    [scale] la escala
    [ratio] las proporciones
    [padding] el margen
    [interpolation] el remuestreo
    [horizontal_flip] el reflejo horizontal
    [vertical_flip] el reflejo vertical
    [policy] la política
    [magnitude] la intensidad
    [magnitude_std] la variación de la intensidad
    [magnitude_max] la intensidad máxima
    [layers] el número de operaciones
    [increasing] la intensidad creciente
    [transforms] las operaciones
    [probability] la probabilidad
    [brightness] el brillo
    [contrast] el contraste
    [saturation] la saturación
    [hue] el tono
    [grayscale] la escala de grises
    [gaussian_blur] el desenfoque gaussiano
    [solarize] la solarización
    [size] el tamaño
    [mode] el modo
    [area] el área
    [min_aspect] la proporción mínima
    [max_count] el número máximo
    [mixup_alpha] el alfa de MixUp
    [cutmix_alpha] el alfa de CutMix
    [cutmix_minmax] los rectángulos de CutMix
    [switch_probability] la parte de CutMix
    [off_epoch] el fin de la mezcla
    [repeats] las repeticiones
   *[other] { $otherwise }
}
undo-title = cambiar el título
undo-delete = eliminar { $cell }
undo-delete-several = { $count ->
    [one] eliminar { $count } celda
   *[other] eliminar { $count } celdas
}
undo-add = añadir { $cell }
undo-move = mover { $cell }
undo-order = ordenar las celdas
undo-change = cambiar { $cell }
undo-change-several = { $count ->
    [one] cambiar { $count } celda
   *[other] cambiar { $count } celdas
}
undo-edit-note = editar la nota
undo-setting = cambiar { $setting } de { $cell }
undo-rename = cambiar el nombre de { $old } a { $new }

## notebooks

notebooks-title = Cuadernos
notebooks-deleted = Eliminados
notebooks-deleted-hint = Se pueden recuperar durante 30 días.
notebooks-new = Cuaderno nuevo
notebooks-empty = Cuaderno vacío
notebooks-empty-about = Todavía sin celdas.
notebooks-template = { $about } { $minutes ->
    [one] { $minutes } minuto.
   *[other] { $minutes } minutos.
}
notebooks-untitled = Sin título
notebooks-damaged = Un cuaderno dañado
notebooks-was-deleted = Se eliminó «{ $title }».
notebooks-undo = Deshacer
notebooks-looking = Mirando qué hay guardado en este dispositivo…
notebooks-not-kept = Los cuadernos no se guardan aquí: { $why }. Guárdalos como archivos y vuelve a abrirlos.
notebooks-kept = Guardados en este dispositivo, solo en este navegador.
notebooks-kept-in-room = Guardados en este dispositivo, solo en este navegador. Con las descargas, esta página usa { $usage } de los { $quota } que le da el navegador.
notebooks-just-now = ahora mismo
notebooks-minutes-ago = { $count ->
    [one] hace { $count } minuto
   *[other] hace { $count } minutos
}
notebooks-hours-ago = { $count ->
    [one] hace { $count } hora
   *[other] hace { $count } horas
}
notebooks-days-ago = { $count ->
    [one] hace { $count } día
   *[other] hace { $count } días
}
notebooks-no-cells = Sin celdas
notebooks-cells = Celdas: { $cells }
notebooks-cells-of-kind = { $count } × { $kind ->
    [note] nota
    [model] modelo
    [data] datos
    [augment] aumento
    [train] entrenamiento
    [ensemble] conjunto
    [evaluate] evaluación
    [predict] predicción
    [explain] explicación
    [map] mapa
    [compare] comparación
   *[other] { $kind }
}
notebooks-comma = { ", " }
notebooks-best = mejor exactitud { $share }

## book

book-damaged = Ya no se puede leer como se guardó; al abrirlo se recupera lo que queda.
book-changed = Modificado { $when }
book-deleted = eliminado { $when }
book-on = el { $date }
book-open-here = abierto aquí
book-duplicate = Duplicar
book-duplicate-named = Duplicar «{ $title }»
book-rename = Renombrar
book-rename-named = Renombrar «{ $title }»
book-new-title = Título nuevo
book-delete = Eliminar
book-delete-named = Eliminar «{ $title }»
book-restore = Recuperar
book-restore-named = Recuperar «{ $title }»
book-erase = Eliminar para siempre
book-erase-named = Eliminar «{ $title }» para siempre

## bundle

bundle-does-not-fit = Este cuaderno no cabe en un solo archivo: { $why }.
bundle-not-made = El navegador no pudo componer este archivo.
bundle-not-opened = Este archivo no se pudo abrir como cuaderno de Vitrine: { $why }.
## augment-form

augment-form-scale-min = Recorte más pequeño (parte del área)
augment-form-horizontal-flip = Reflejo izquierda-derecha
augment-form-vertical-flip = Reflejo arriba-abajo
augment-form-brightness = Brillo
augment-form-contrast = Contraste
augment-form-saturation = Saturación
augment-form-hue = Tono
augment-form-jitter-probability = Frecuencia de estos cambios
augment-form-grayscale = Frecuencia en gris
augment-form-gaussian-blur = Frecuencia del desenfoque
augment-form-solarize = Frecuencia de la solarización
augment-form-erasing = Frecuencia del borrado
augment-form-erasing-area = Mayor área borrada
augment-form-erasing-count = Máximo de rectángulos
augment-form-cutout = Frecuencia del cuadrado gris
augment-form-cutout-size = Lado del cuadrado gris
augment-form-mixup-alpha = MixUp α (0: desactivado)
augment-form-cutmix-alpha = CutMix α (0: desactivado)
augment-form-mix-probability = Frecuencia de la mezcla
augment-form-switch-probability = CutMix en vez de MixUp
augment-form-mix-off-epoch = Sin mezcla desde la época (0: nunca)
augment-form-repeats = Repeticiones por imagen
augment-form-magnitude = Intensidad
augment-form-layers = Operaciones por imagen
augment-form-policy-probability = Frecuencia de cada una
augment-form-magnitude-std = Variación de la intensidad
augment-form-group-light = Luz y color
augment-form-group-erase = Borrar
augment-form-group-mix = Mezclar imágenes
augment-form-unused = Ninguna celda de entrenamiento lo usa todavía: elígelo en una, en «Variar las imágenes».
augment-form-used = Se usa para entrenar { $models }.
augment-form-name = Nombre
augment-form-data = Mostrar con
augment-form-own = Propio
augment-form-suggested = Sugerencia: { $preset } (la clase más pequeña tiene { $fewest ->
    [one] { $fewest } imagen de entrenamiento
   *[other] { $fewest } imágenes de entrenamiento
}). { $reason }
augment-form-use = Usarlo
augment-form-preset = Preajuste
augment-form-policy-none = Ninguna
augment-form-policy = Política
augment-form-policy-text = Lo mismo en la notación de timm
augment-form-transforms = Operaciones
augment-form-increasing = Todas crecen con la intensidad
augment-form-increasing-help = Como en DeiT; al principio algunas se debilitaban.
augment-form-crop = Recorte
augment-form-crop-evaluation = Como en la evaluación
augment-form-crop-resized = Una parte al azar, reescalada
augment-form-crop-random = Un cuadrado al azar de la imagen
augment-form-interpolation = Remuestreo
augment-form-interpolation-bicubic = Bicúbico
augment-form-interpolation-bilinear = Bilineal
augment-form-interpolation-random = Uno u otro
augment-form-erasing-mode = Lo borrado pasa a ser
augment-form-erasing-mode-const = El color medio
augment-form-erasing-mode-rand = Un color al azar
augment-form-erasing-mode-pixel = Píxeles al azar
augment-form-mix-mode = La mezcla se sortea
augment-form-mix-mode-batch = Para todo el lote
augment-form-mix-mode-pair = Para cada par
augment-form-mix-mode-elem = Para cada imagen
augment-form-more = Más opciones
augment-form-cutmix-minmax = Rectángulos de CutMix del 20 al 80 % por lado
augment-form-cutmix-minmax-help = En lugar de según α (cutmix-minmax de timm).

## augment

augment-busy = Otra celda está trabajando; las nuevas vistas llegarán cuando termine.
augment-vary = Variar esta imagen de { $class }
augment-empty = Ejecuta esta celda para ver qué hacen estos ajustes con una imagen.
augment-pictures = Imagen para variar
augment-pause = Pausar
augment-play = Reproducir
augment-next = Otras variantes
augment-seed = Otra semilla
augment-hint = Señala una vista o púlsala para ver la imagen original.
augment-unchanged = Sin cambios
augment-view = Vista { $number }: { $words }. Pulsa para ver la imagen original.

## ensemble

ensemble-combine-probabilities = Promediar sus probabilidades
ensemble-combine-logits = Promediar sus logits
ensemble-combine-soup = Promediar sus pesos (soup)
ensemble-combine-greedy-soup = Promediar los pesos que ayudan (greedy soup)
ensemble-views-one = El centro de cada imagen
ensemble-views-flip = Lo mismo, y reflejado
ensemble-views-ten-crops = Centro y esquinas, también reflejados (diez vistas)
ensemble-members-help = Las ejecuciones con otras semillas o recetas cometen errores distintos, que el promedio compensa. También vale un solo modelo, con varias vistas.
ensemble-combine = Cómo se unen
ensemble-combine-help = Promediar las respuestas tarda lo mismo que todos juntos; promediar los pesos da un solo modelo, que puede seguir entrenándose y exportarse. Los pesos solo se mezclan si todos partieron del mismo modelo.
ensemble-views = Qué mira
ensemble-views-help = Aumento de datos en la prueba: varias vistas de una imagen, con sus respuestas promediadas. Más lento, y a menudo uno o dos puntos mejor.
ensemble-data = Datos
ensemble-output = Nombre del modelo resultante
ensemble-empty = Lo buenos que son juntos, al lado de cada uno por separado.
ensemble-measured = Medido con { $count ->
    [one] { $count } imagen reservada
   *[other] { $count } imágenes reservadas
}; «solo» significa con una única vista. Una celda de evaluación lo muestra clase por clase.
ensemble-used = sí
ensemble-left-out = descartado
ensemble-top1-together = top-1, juntos
ensemble-top1-alone = top-1, el mejor solo
ensemble-loss-together = pérdida, juntos: cuanto menor, mejor
ensemble-head-model = Modelo
ensemble-head-top1 = Top-1
ensemble-head-loss = Pérdida
ensemble-head-in = Incluido

## members

members-models = Modelos
members-none = Todavía no hay otro modelo: añada una celda de modelo o entrene uno.

## model

model-weights = Pesos
model-name = Nombre
model-name-help = Las demás celdas llaman al modelo por este nombre.
model-hub-id = Id. del hub
model-hub-id-help = propietario/nombre de un DeiT o ViT en huggingface.co, por ejemplo facebook/deit-tiny-patch16-224.
model-no-file = Aún no hay ningún archivo elegido; también puedes soltar uno aquí.
model-choose-file = Elegir un archivo de pesos
model-download = Descargar y cargar
model-empty = Su arquitectura, su tamaño y lo que conoce.
model-facts-architecture = Arquitectura
model-facts-size-name = Tamaño
model-facts-size = Parámetros: { $parameters }, en { $blocks ->
    [one] { $blocks } bloque
   *[other] { $blocks } bloques
}
model-facts-sees-name = Ve
model-facts-sees = { $pixels } × { $pixels } píxeles: { $preparation }
model-facts-knows-name = Conoce
model-facts-knows-none = 0 clases
model-facts-knows = { $count ->
    [one] { $count } clase: { $examples }
   *[other] { $count } clases: { $examples }
}
model-facts-knows-more = { $count } clases: { $examples }, …
model-source-starter = Modelo inicial (integrado)
model-source-hub = Otro modelo del hub
model-source-file = Archivos míos (.safetensors, .pth, .bin)
model-about-starter = Un DeiT pequeño que viene con esta página: no hace falta descargar nada.
model-about-file = Pesos de un DeiT o ViT de timm, de Hugging Face o de la publicación original; elige también config.json y preprocessor_config.json si los hay. Se leen aquí y no se envían a ninguna parte.
model-about-hub = Sus pesos, los nombres de sus clases y su preprocesamiento se obtienen cuando ejecutas esta celda.
model-about-download = { $variant }: una descarga de { $size }, licencia { $licence }. Se obtiene cuando ejecutas esta celda y se guarda en este dispositivo si hay espacio.
model-and-more = { $names } y { $count } más
model-start-fresh = Estas partes empiezan de cero, porque el archivo no tiene ninguna que encaje: { $parts }. El entrenamiento les enseñará.
model-left-out = El archivo también contiene partes que este modelo no necesita; se omiten: { $parts }.

## predict

predict-choose = Elegir una imagen
predict-camera-off = Apagar cámara
predict-camera = Cámara
predict-drop = o suelta una imagen aquí
predict-picture = La imagen consultada
predict-empty = Tu imagen, y lo que el modelo cree que es.
predict-model = Modelo
predict-top = Respuestas que mostrar
predict-sure = Lo seguro que debe estar
predict-reject-below = «No lo sé» por debajo de
predict-reject-below-help = Una probabilidad de 0 a 1. Una celda de evaluación muestra lo que cuesta y aporta cada umbral.
predict-temperature = Temperatura
predict-temperature-help = Divide los logits para que las probabilidades se cumplan; una celda de evaluación la ajusta. 1 no cambia nada.
predict-unsure = No lo sé: mi mejor respuesta tiene { $best }, menos que el { $wanted } que pides.
predict-before = Estas respuestas son de la imagen anterior.
predict-took = Tardó { $ms } ms.

## compare

compare-members-help = Elige dos o más que conozcan las mismas clases. Cada uno responde sobre las mismas imágenes reservadas.
compare-data = Datos
compare-empty = Sus cifras una al lado de otra, si una diferencia podría deberse al azar y las imágenes en las que discrepan.
compare-chance = ¿Podría una diferencia deberse al azar?
compare-mcnemar = La prueba de McNemar mira las imágenes que solo uno de los dos modelos acierta. Una p pequeña significa que el azar rara vez las repartiría de forma tan desigual.
compare-good = { $good ->
    [higher] cuanto mayor, mejor
   *[other] cuanto menor, mejor
}
compare-best = el mejor
compare-model = Modelo
compare-measured = Medido con { $count ->
    [one] { $count } imagen reservada
   *[other] { $count } imágenes reservadas
}. El tiempo es el de este dispositivo, incluida la lectura de las imágenes; el tamaño es el de pesos de 32 bits.

## compare-made

compare-made-title = Qué se hizo de forma distinta
compare-made-hint = Ajustes de las celdas de entrenamiento que los produjeron; los iguales se omiten.
compare-made-setting = Ajuste
compare-made-curve = Curva

## compare-pictures

compare-pictures-more = Mostrar más (quedan { $left })
compare-pictures-title = Dónde discrepan
compare-pictures-lost = Las imágenes no forman parte del archivo del cuaderno. Ejecuta la celda de datos y después otra vez esta para verlas.
compare-pictures-right = ✓ acierto
compare-pictures-wrong = ✗ error
compare-pictures-true = real: { $label }
compare-pictures-said = real: { $label }; { $opinions }
compare-pictures-class = clase { $number }

## save-metrics

save-metrics = Guardar las métricas:
save-metrics-all = Todo (JSON)
save-metrics-all-help = Todo lo medido aquí, para otros programas
save-metrics-classes = Clases (CSV)
save-metrics-classes-help = Una línea por clase, para hojas de cálculo
save-metrics-pictures = Imágenes (CSV)
save-metrics-pictures-help = Una línea por imagen, para hojas de cálculo

## inside

inside-title = Qué hay dentro
inside-total-on = Todas las partes juntas tardan { $time } por imagen en { $device }.
inside-total = Todas las partes juntas tardan { $time } por imagen en este dispositivo.
inside-measuring = Midiendo…
inside-measure = Medir en este dispositivo
inside-learns-in = En la celda de entrenamiento que produce «{ $model }», los recuadros rellenos aprenden; los de borde discontinuo quedan como se cargaron.
inside-learns-nowhere = Ninguna celda de entrenamiento de este cuaderno parte aún de este modelo.
inside-learner = Según lo entrena la celda que produce
inside-table = Como tabla
inside-table-part = Parte
inside-table-shape = Salida
inside-table-parameters = Parámetros
inside-table-time = Tiempo
inside-table-learns = En el entrenamiento

## inside-flow

inside-flow-none = Esta red no es un transformer simple, así que no hay dibujo de ella: al medirla, sus partes aparecen abajo.
inside-flow-picture = Imagen
inside-flow-picture-words = { $height } × { $width } píxeles, 3 colores
inside-flow-patches = Parches
inside-flow-patches-words = { $count } parches de { $pixels } × { $pixels } píxeles, cada uno convertido en { $width } números
inside-flow-tokens = Tokens
inside-flow-tokens-words = { $count } tokens: los parches, precedidos de un token de clase; cada uno conoce su posición
inside-flow-tokens-distilled = { $count } tokens: los parches, precedidos de un token de clase y otro de destilación; cada uno conoce su posición
inside-flow-norm = Normalización
inside-flow-norm-words = Lleva todos los tokens a la misma escala
inside-flow-head = Cabeza
inside-flow-head-words = { $count ->
    [one] { $count } puntuación de clase
   *[other] { $count } puntuaciones de clase
}, a partir del token de clase
inside-flow-head-distilled = { $count ->
    [one] { $count } puntuación de clase
   *[other] { $count } puntuaciones de clase
}, promedio del token de clase y del de destilación
inside-flow-blocks = Bloques
inside-flow-block = Bloque { $number }: { $facts }
inside-flow-blocks-words = { $count ->
    [one] { $count } bloque; tiene { $parameters } parámetros y entrega tantos tokens como recibe.
   *[other] { $count } bloques, uno tras otro; cada uno tiene { $parameters } parámetros y entrega tantos tokens como recibe.
}
inside-flow-attention = Atención: los tokens se miran entre sí, { $heads ->
    [one] { $heads } cabeza
   *[other] { $heads } cabezas
} de ancho { $width }
inside-flow-residual = + lo que entró
inside-flow-perceptron = Perceptrón, token a token: { $width } → { $hidden } → { $width }
inside-flow-in-each = En cada bloque:
inside-flow-parameters = { $count } parámetros
inside-flow-learns = aprende
inside-flow-stays = no cambia
inside-flow-timed-with = { $part ->
    [head] con la cabeza
   *[other] con los parches
}

## inside-parts

inside-parts-patches = parches
inside-parts-tokens = tokens
inside-parts-block = bloque { $number }
inside-parts-norm = normalización
inside-parts-head = cabeza

## unknown

unknown-settings = Esta celda de tipo «{ $kind }» tiene ajustes que esta versión de Vitrine no puede leer.
unknown-kind = Esta celda es de tipo «{ $kind }», que esta versión de Vitrine no conoce.
unknown-kept = Se conserva tal cual y se guarda con el cuaderno, pero no se ejecuta aquí. Puede que una versión más nueva de Vitrine la conozca.
unknown-its-settings = Sus ajustes

## note

note-view = Nota: pulsa Intro para editar
note-click = Haz clic para editar
note-text = Texto de esta nota, en Markdown
note-placeholder = Escribe aquí. **negrita**, ## título, - lista. Mayús+Intro lo muestra.
note-when-done = Mayús+Intro cuando termines.
note-done = Listo
## words

words-template-first = Tu primer clasificador
words-template-first-about = Enseña a un modelo tus propias clases, con figuras dibujadas o con tu cámara.
words-template-head-or-blocks = ¿Cabeza o últimos bloques?
words-template-head-or-blocks-about = ¿Cuánto de un modelo debería aprender? Entrénalo dos veces y compara.
words-template-augmentation = Por qué funciona el aumento de datos
words-template-augmentation-about = Observa cómo un modelo aprende de memoria, y qué ayuda a evitarlo.
words-template-attention = ¿Qué ve la atención?
words-template-attention-about = Tres maneras de ver en qué se basa una respuesta dentro de una imagen.
words-template-teacher = Profesor y alumno
words-template-teacher-about = Un modelo que nunca ve una respuesta correcta aprende de otro modelo.
words-template-cnn = DeiT contra una CNN
words-template-cnn-about = Un vision transformer y una red convolucional aprenden las mismas imágenes (descarga 70 MB).
words-knob-wrong = { $knob }: { $found } no es posible. Valores permitidos: { $allowed }. Prueba con { $suggested }.
words-stages-wrong = Orden de las fases: { $blocks } bloques después de { $before } no es posible. Una fase no puede tener menos bloques que la anterior. Prueba con { $before }.
words-steps-wrong = Plan escalonado: { $factor } cada { $epochs } épocas no es posible. Valores permitidos: un factor mayor que 0, como máximo 1, y un número de épocas mayor que 0. Prueba con 0,1 cada 30 épocas.
words-teachers-wrong = La lista de profesores no nombra ningún modelo. Hace falta el nombre de al menos uno, por ejemplo el de un modelo entrenado.
words-allowed-between = de { $least } a { $most }
words-allowed-above-zero-to = más de 0, como máximo { $most }
words-allowed-below-one = de 0 a menos de 1
words-allowed-above-zero-or-none = más de 0, o ninguno
words-allowed-one-or-more-or-none = al menos 1, o ninguna
words-allowed-above-zero-or-chosen = más de 0, o elegido automáticamente
words-allowed-batch-size = de 1 al tamaño de lote
words-allowed-learning-rate = de 0 a la tasa de aprendizaje
words-allowed-epochs = de 0 al número de épocas
words-allowed-shortest-stage = de 0 a las épocas de la fase más corta
words-allowed-epoch-for-each-stage = al menos 1 época por fase
words-allowed-without-attention = 0, porque esta red no tiene atención
words-allowed-blocks = de 0 a { $depth } (los bloques que tiene este modelo)
words-knob-trainable = Número de bloques que aprenden
words-knob-epochs = Número de épocas
words-knob-batch-size = Tamaño de lote
words-knob-lr = Tasa de aprendizaje
words-knob-min-lr = Tasa de aprendizaje final
words-knob-warmup-epochs = Calentamiento
words-knob-weight-decay = Decaimiento de pesos
words-knob-label-smoothing = Suavizado de etiquetas
words-knob-clip-grad-norm = Límite del gradiente
words-knob-stages = Orden de las fases
words-knob-stage-epochs = Duración de una fase
words-knob-micro-batch = Microlote
words-knob-annealing = Plan escalonado
words-knob-layer-decay = Decaimiento por capa
words-knob-head-lr = Factor de la tasa de aprendizaje de la cabeza
words-knob-ema-decay = Decaimiento de la media móvil
words-knob-dropout = Dropout
words-knob-attention-dropout = Dropout de la atención
words-knob-drop-path = Profundidad estocástica
words-knob-validation-fraction = Parte para validación
words-knob-keep-best = Evaluación de las épocas
words-knob-patience = Paciencia
words-knob-probe = C de la sonda lineal
words-knob-folds = Número de partes
words-knob-cached-views = Número de vistas guardadas
words-knob-token-mixup = Mezcla de tokens
words-knob-teachers = Lista de profesores
words-knob-alpha = Parte del profesor en la pérdida
words-knob-temperature = Temperatura
words-field-scale-min = Recorte más pequeño
words-field-scale-max = Recorte más grande
words-field-ratio-min = Recorte más estrecho
words-field-ratio-max = Recorte más ancho
words-field-padding = Margen del recorte
words-field-horizontal-flip = Probabilidad de reflejo horizontal
words-field-vertical-flip = Probabilidad de reflejo vertical
words-field-magnitude = Intensidad
words-field-magnitude-max = Intensidad máxima
words-field-magnitude-std = Variación de la intensidad
words-field-layers = Número de operaciones por imagen
words-field-policy-probability = Probabilidad de cada operación
words-field-mix-width = AugMix: número de cadenas
words-field-mix-depth = AugMix: longitud de una cadena
words-field-mix-alpha = AugMix: alfa
words-field-jitter-probability = Probabilidad de variación de color
words-field-brightness = Variación de brillo
words-field-contrast = Variación de contraste
words-field-saturation = Variación de saturación
words-field-hue = Variación de tono
words-field-grayscale = Probabilidad de escala de grises
words-field-gaussian-blur = Probabilidad de desenfoque
words-field-solarize = Probabilidad de solarización
words-field-cutout-probability = Probabilidad de un cuadrado gris
words-field-cutout-size = Tamaño del cuadrado gris
words-field-erasing-probability = Probabilidad de borrado
words-field-erasing-area-min = Área borrada más pequeña
words-field-erasing-area-max = Área borrada más grande
words-field-erasing-aspect = Rectángulo borrado más plano
words-field-erasing-count = Número de rectángulos borrados
words-field-mixup-alpha = MixUp: alfa
words-field-cutmix-alpha = CutMix: alfa
words-field-cutmix-min = CutMix: rectángulo más pequeño
words-field-cutmix-max = CutMix: rectángulo más grande
words-field-mix-probability = Probabilidad de mezcla
words-field-switch-probability = Probabilidad de CutMix en vez de MixUp
words-field-mix-off-epoch = Época a partir de la cual no se mezcla
words-field-repeats = Número de repeticiones
words-policy-name = «{ $name }» no es una política: escribe rand, v0, v0r, original, originalr, augmix, trivial, 3a o none, y después sus ajustes, por ejemplo rand-m9-mstd0.5-inc1.
words-policy-part = «{ $part }» no significa nada para { $policy }. Posible: { $takes }.
words-policy-takes-nothing = ningún ajuste
words-policy-takes-rand = m, n, p, mstd, mmax e inc con un número, y tweights, t3a o t3aw
words-policy-takes-auto = mstd con un número
words-policy-takes-augmix = m, w, d, a y mstd con un número
words-augment-none = Ninguno
words-augment-light = Ligero (webcam)
words-augment-none-why = Aún no hay imágenes de entrenamiento, así que no hay nada que variar.
words-augment-light-why = Con menos de cien imágenes por clase, los cambios pequeños son los que más ayudan a un modelo preentrenado: los fuertes necesitan más épocas de las que merecen tan pocos datos.
words-augment-deit-iii-why = Con cientos de imágenes por clase hay tiempo para cambios más fuertes, y los tres de DeiT III (gris, solarización, desenfoque) con mezcla son los más sencillos que funcionan.
words-augment-deit-why = Con miles de imágenes por clase, el entrenamiento es lo bastante largo para toda la receta de DeiT.
words-recipe-small-class = { $pictures ->
    [one] una clase tiene solo { $pictures } imagen de entrenamiento
   *[other] una clase tiene solo { $pictures } imágenes de entrenamiento
}: con tan pocas, una sonda lineal es difícil de superar y no puede aprenderlas de memoria
words-recipe-dozens = { $pictures } imágenes de entrenamiento son unas pocas docenas: ahí una sonda lineal es difícil de superar
words-recipe-hundreds = { $pictures } imágenes de entrenamiento bastan para adaptar los últimos bloques, no toda la red
words-recipe-thousands = { $pictures } imágenes de entrenamiento pueden adaptar media red, las capas inferiores más despacio
words-recipe-more = { $pictures } imágenes de entrenamiento pueden enseñar algo a cada capa
words-setting-model = Partir del modelo
words-setting-data = Aprender de los datos
words-setting-time = Tiempo de entrenamiento
words-setting-trainable = Qué aprende
words-setting-epochs = Épocas
words-setting-stages = Fases previas
words-setting-probe = Partir de una sonda lineal
words-setting-probe-c = Sonda: C
words-setting-probe-folds = Sonda: partes
words-setting-batch-size = Tamaño de lote
words-setting-micro-batch = Imágenes a la vez
words-setting-rule = Regla
words-setting-lr = Tasa de aprendizaje
words-setting-min-lr = Tasa de aprendizaje final
words-setting-annealing = Descenso
words-setting-warmup-epochs = Épocas de calentamiento
words-setting-layer-decay = Decaimiento por capa
words-setting-head-lr = Factor de la cabeza
words-setting-weight-decay = Decaimiento de pesos
words-setting-label-smoothing = Suavizado de etiquetas
words-setting-clip-grad-norm = Límite del gradiente
words-setting-ema-decay = Media de los pesos
words-setting-dropout = Dropout
words-setting-attention-dropout = Dropout de la atención
words-setting-drop-path = Profundidad estocástica
words-setting-class-balance = Clases desiguales
words-setting-validation-fraction = Apartadas
words-setting-keep-best = Conservar la mejor época según
words-setting-patience = Paciencia
words-setting-cached-views = Vistas guardadas
words-setting-token-mixup = Mezcla de tokens
words-setting-distillation = Aprender del modelo
words-setting-distillation-lesson = Qué enseña
words-setting-distillation-alpha = Su parte
words-setting-distillation-teachers = Destilación: profesores
words-setting-standardize-features = Estandarizar características
words-setting-seed = Semilla
words-setting-augment-crop = Imágenes variadas: recorte
words-setting-augment-interpolation = Imágenes variadas: remuestreo
words-setting-augment-horizontal-flip = Imágenes variadas: reflejo horizontal
words-setting-augment-vertical-flip = Imágenes variadas: reflejo vertical
words-setting-augment-policy = Imágenes variadas: política
words-setting-augment-color-jitter-probability = Imágenes variadas: variación de color: probabilidad
words-setting-augment-color-jitter-brightness = Imágenes variadas: variación de color: brillo
words-setting-augment-color-jitter-contrast = Imágenes variadas: variación de color: contraste
words-setting-augment-color-jitter-saturation = Imágenes variadas: variación de color: saturación
words-setting-augment-color-jitter-hue = Imágenes variadas: variación de color: tono
words-setting-augment-grayscale = Imágenes variadas: escala de grises
words-setting-augment-gaussian-blur = Imágenes variadas: desenfoque gaussiano
words-setting-augment-solarize = Imágenes variadas: solarización
words-setting-augment-cutout-probability = Imágenes variadas: cuadrado gris: probabilidad
words-setting-augment-cutout-size = Imágenes variadas: cuadrado gris: tamaño
words-setting-augment-erasing-probability = Imágenes variadas: borrado: probabilidad
words-setting-augment-erasing-mode = Imágenes variadas: borrado: relleno
words-setting-augment-erasing-area = Imágenes variadas: borrado: área
words-setting-augment-erasing-min-aspect = Imágenes variadas: borrado: rectángulo más plano
words-setting-augment-erasing-max-count = Imágenes variadas: borrado: máximo de rectángulos
words-setting-augment-mix-mixup-alpha = Imágenes variadas: mezcla: alfa de MixUp
words-setting-augment-mix-cutmix-alpha = Imágenes variadas: mezcla: alfa de CutMix
words-setting-augment-mix-cutmix-minmax = Imágenes variadas: mezcla: rectángulos de CutMix
words-setting-augment-mix-probability = Imágenes variadas: mezcla: probabilidad
words-setting-augment-mix-switch-probability = Imágenes variadas: mezcla: CutMix en vez de MixUp
words-setting-augment-mix-mode = Imágenes variadas: mezcla: sorteada para
words-setting-augment-mix-off-epoch = Imágenes variadas: mezcla: sin ella desde la época
words-setting-augment-repeats = Imágenes variadas: repeticiones
words-value-off = desactivado
words-value-on = activado
words-value-yes = sí
words-value-no = no
words-value-none = ninguno
words-value-head = cabeza
words-value-all = todo
words-value-by-cross-validation = por validación cruzada
words-value-as-many-as-fit = tantas como quepan
words-value-one-for-each-epoch = una por época
words-value-loss = pérdida
words-value-sampling = muestreo
words-value-cosine = coseno
words-value-linear = lineal
words-value-constant = constante
words-value-other = otro
words-value-last-blocks = últimos bloques: { $blocks }
words-measure-top1 = Top-1
words-measure-loss = Pérdida
words-measure-macro-f1 = F1 macro
words-measure-parameters = Parámetros
words-measure-size = Tamaño
words-measure-time = ms por imagen
words-interval = { $value } (de { $low } a { $high })
words-verdict-same = «{ $a }» y «{ $b }» aciertan en las mismas imágenes, así que no hay diferencia que comprobar.
words-verdict-real = Solo «{ $a }» acierta en { $only_a ->
    [one] { $only_a } imagen
   *[other] { $only_a } imágenes
}, solo «{ $b }» en { $only_b }: difícilmente es azar, { $p }.
words-verdict-chance = Solo «{ $a }» acierta en { $only_a ->
    [one] { $only_a } imagen
   *[other] { $only_a } imágenes
}, solo «{ $b }» en { $only_b }: podría ser azar, { $p }.
words-caution = De { $pairs } pares comprobados, más o menos uno de cada veinte parece real solo por azar; toma con cautela una p cercana a { $level }.
words-agree = Coinciden en todas las imágenes.
words-disagree = Discrepan en { $some } de { $all } imágenes.
words-curve-loss = Pérdida en las reservadas
words-curve-train-loss = Pérdida de entrenamiento
words-curve-top1 = Top-1 en las reservadas
words-curve-end = { $name } { $y } en { $across } { $x }
words-curve-ends = { $title }: { $ends }.
words-preprocess-short-side = lado corto a { $side } px ({ $filter }), centro de { $crop } px, media { $mean }, desviación { $std }
words-preprocess-squash = ajustada a { $side } × { $side } px ({ $filter }), centro de { $crop } px, media { $mean }, desviación { $std }
words-preprocess-bilinear = bilineal
words-preprocess-bicubic = bicúbica
words-notebook-too-large = Este archivo de cuaderno tiene { $bytes } bytes, más que los { $most } que puede tener un cuaderno.
words-notebook-not-json = Este archivo no es un cuaderno: no es JSON ({ $reason }).
words-notebook-other = Este archivo JSON no es un cuaderno de Vitrine ({ $reason }).
words-bundle-no-manifest = Esto no es un cuaderno de Vitrine: no se puede leer lo que dice de sí mismo.
words-bundle-newer = Una versión más nueva de Vitrine creó este archivo (formato { $format }), y esta no puede leerlo. Recarga la página para obtener la más reciente.
words-zip-too-large = ocuparía más de 4 GB
words-zip-not-a-zip = no está entero, o no es un archivo de ese tipo
words-zip-unusual = está comprimido de un modo que aquí no se puede leer
