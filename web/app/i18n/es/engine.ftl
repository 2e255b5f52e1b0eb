## Imágenes

said-image-empty = Este archivo está vacío (0 bytes); guárdalo o descárgalo de nuevo.
said-image-none = Esto no es una imagen: su contenido no es JPEG, PNG, WebP, GIF ni BMP, diga lo que diga su nombre.
said-image-unsupported = Esta es una imagen { $format }, que aquí no se puede leer; guárdala antes como JPEG o PNG.
said-image-large = Esta imagen tiene { $width } × { $height } píxeles ({ $found } megapíxeles), más que los { $most } megapíxeles de su tipo que caben aquí; hazla antes más pequeña.
said-image-cut = Esta imagen { $format } está cortada antes del final; cópiala o descárgala de nuevo.
said-image-damaged = Esta imagen { $format } está dañada y no se puede leer ({ $reason }); cópiala o descárgala de nuevo.
said-image-no-pixels = no tiene píxeles
said-image-size = su tamaño es incoherente
said-image-encode = No se pudo codificar la imagen para mostrarla ({ $reason }).
said-image-jpeg = Una imagen no se pudo escribir como JPEG y volver a abrir ({ $reason }).

## Datos

said-data-full = Los datos están llenos: { $images ->
    [one] { $images } imagen ocupa
   *[other] { $images } imágenes ocupan
} todos los { $size } MB previstos para imágenes; quita algunas para añadir otras.
said-data-no-image = La imagen { $id } no está en los datos; puede que se haya quitado.
said-data-unreadable = La imagen { $id } no se pudo volver a leer de este dispositivo; quítala y añádela de nuevo.
said-data-gone = { $which }: lo que se quita se guarda solo hasta que se añaden imágenes o se cierran los datos, y de ello solo los últimos centenares de imágenes.
said-data-gone-one = Esta imagen ya no se puede recuperar
said-data-gone-more = Estas { $images } imágenes ya no se pueden recuperar
said-data-no-class = Los datos no tienen ninguna clase llamada «{ $name }».
said-data-nameless = Una clase necesita un nombre de al menos una letra.
said-data-none = Aún no hay imágenes; añade imágenes de al menos dos clases.
said-data-one-class = Para entrenar hacen falta al menos dos clases; estos datos tienen una: «{ $class }». Añade imágenes de otra clase.
said-data-single = { $having } solo una imagen, que no puede servir a la vez para aprender y para probar; añade más o elimina la clase.
said-data-untaught = { $having } solo imágenes reservadas y ninguna de entrenamiento; añade algunas a la carpeta train o elimina la clase.
# Antes de «solo una imagen» y «solo imágenes reservadas».
said-data-class-has = La clase { $name } tiene
said-data-classes-have = Las clases { $names } y { $last } tienen
said-data-more-classes-have = Las clases { $names } y { $more } más tienen
said-data-not-held-out = No hay ninguna imagen reservada para probar; pasa algunas imágenes de cada clase a la parte de prueba.
said-data-no-folder = Esta imagen no está en ninguna carpeta de clase, así que no se sabe su clase; ponla en una carpeta con el nombre de su clase o suéltala en una clase.
said-data-outside = Esta imagen está fuera de las carpetas train, val y test que tiene al lado, así que se dejó fuera; muévela a una carpeta de clase de una de ellas.
said-data-back = Imágenes recuperadas: { $back } de { $all }; el resto se quitó hace demasiado tiempo para seguir guardado.
said-back-stopped = Detenido antes de recuperar todas las imágenes.
said-back-again = Siguen en este dispositivo. Ejecuta esta celda para recuperarlas.
said-back-gone = Ya no está en este dispositivo.
said-back-cut = Su copia en este dispositivo no está entera.
said-back-not-in-file = Ya no está en su archivo.
said-folders-zip = No se pudo escribir el zip ({ $reason }).
said-folders-stopped = Se detuvo el guardado de las imágenes.
said-folders-safe = Tus imágenes siguen ahí. Guárdalas de nuevo.

## Archivos que llegan como datos

said-zip-damaged = Este zip está dañado o cortado antes del final; descárgalo o créalo de nuevo.
said-zip-no-images = Este zip no contiene imágenes; pon archivos JPEG, PNG, WebP, GIF o BMP en carpetas con el nombre de sus clases.
said-zip-locked-file = Este archivo está dañado dentro del zip o protegido con contraseña; crea el zip de nuevo.
said-zip-large-file = Este archivo es más grande de lo que es uno de su tipo, así que no se leyó; hazlo más pequeño.
said-zip-name = Este zip contiene un archivo cuyo nombre no se puede leer; créalo de nuevo.
said-zip-path = Esta ruta saldría de la carpeta del propio zip, así que el archivo se rechaza; crea el zip de nuevo a partir de una carpeta normal.
said-zip-nested = Este es un zip dentro de un zip; descomprímelo y añádelo por separado.
said-zip-locked = Este zip está protegido con contraseña; descomprímelo y añade la carpeta.
said-zip-unusual = Este zip está comprimido de un modo poco común; créalo de nuevo como zip normal (Deflate) o añade la carpeta descomprimida.
said-zip-damaged-file = Este archivo está dañado dentro del zip; descarga o crea el zip de nuevo.
said-zip-link = Esto es un enlace, no un archivo; crea el zip de nuevo con el archivo mismo.
said-zip-large-image = Este archivo descomprimido ocupa más que los { $size } MB que puede tener una imagen; hazlo antes más pequeño.
said-zip-bomb = Este zip descomprimido ocupa mucho más de lo que ocuparían unas imágenes; el resto se dejó fuera.
said-zip-not = Este archivo no es un zip, aunque su nombre lo diga; descárgalo o créalo de nuevo.
said-import-no-class = El nombre de esta imagen no nombra ninguna clase, como hacen los demás de este proyecto, así que se dejó fuera.
said-import-no-table = Ninguna tabla nombra esta imagen.
said-import-table-alone = Esta tabla llegó sin imágenes; elígela junto con sus imágenes, o un zip de todo.
said-import-not-image = Por su nombre, esto no es una imagen; usa archivos JPEG, PNG, WebP, GIF o BMP, un zip de ellos o un proyecto de Teachable Machine.
said-table-utf8 = Esta tabla no es texto en UTF-8; guárdala como «CSV UTF-8» y añádela de nuevo junto con sus imágenes.
said-table-columns = Esta tabla no tiene una columna llamada «filename» y otra llamada «label», así que se pasó por alto; llama así a sus columnas o deja que las carpetas den nombre a las clases.
said-table-line = Línea { $line }: { $why }
said-table-no-file = no nombra ningún archivo.
said-table-no-class = no da ninguna clase a «{ $file }».
said-table-twice = «{ $file }» aparece dos veces y de forma distinta; vale la primera línea.
said-table-split = «{ $word }» no es train, val ni test, así que «{ $file }» se sortea como los demás.
said-table-not-named = La tabla «{ $table }» no nombra esta imagen, así que no se sabe su clase; añade una línea para ella.
said-table-missing = Nombra «{ $file }», que no está entre los archivos; elige la tabla y sus imágenes a la vez.
said-table-more = Hay más { $what }: { $more }.
# Después de «Hay más».
said-table-more-lines = líneas como esas
said-table-more-files = archivos que no están aquí
said-teachable-sort = Este es un proyecto de Teachable Machine de otro tipo ({ $kind }); solo los proyectos de imágenes contienen imágenes de las que aprender.
said-teachable-damaged = El manifiesto de este proyecto de Teachable Machine no se puede leer; descarga el proyecto de nuevo.

## El dispositivo

said-device-no-webgpu = Este navegador o este ordenador no ofrece WebGPU.
said-device-not-built = Esta compilación de Vitrine no puede calcular con { $what }.
said-device-start = El dispositivo gráfico no se inició ({ $reason }).
said-device-asked-cpu = Has pedido la CPU.
said-device-asked-vulkan = Has pedido Vulkan.
said-device-asked-software = Has pedido WebGPU. El de aquí está emulado por software, así que es lento.
said-device-asked = Has pedido WebGPU.
said-device-cpu = Aquí no hay WebGPU, así que calcula la CPU. Todo funciona, solo que más despacio.
said-device-software = El único WebGPU de aquí está emulado por software ({ $name }), y la CPU es más rápida.
said-device-gpu = Calcula el procesador gráfico.
said-device-use-cpu = Usa la CPU en su lugar: añade ?device=cpu a la dirección de la página o pasa --device cpu.
said-device-stopped = El dispositivo dejó de responder ({ $reason }).
said-device-failed = El dispositivo falló durante el entrenamiento ({ $reason }).

## Pesos

said-weights-empty = El archivo de pesos está vacío.
said-weights-none = Este no es un archivo de pesos: ni safetensors ni un checkpoint de PyTorch ({ $reason }).
said-weights-safetensors = Este no es un archivo safetensors completo ({ $reason }).
said-weights-torch = Este checkpoint de PyTorch no se puede leer: { $reason }.
said-weights-shard = Estos pesos están en varios archivos y falta { $name }.
said-weights-config = { $file } no describe ninguna red que Vitrine conozca: { $reason }.
said-weights-not-deit = Estos pesos no son de un DeiT: { $reason }.
said-weights-not-cnn = Estos pesos no son de un ResNet o MobileNetV2 que Vitrine conozca: { $reason }.
said-weights-missing = Estos pesos no son una red completa: falta el tensor { $name }.
said-weights-shape = El tensor { $name } debería tener la forma { $expected }, pero en este archivo tiene { $found }.
said-weights-dtype = El tensor { $name } contiene números { $dtype }; solo se leen F32, F16 y BF16.
said-weights-not-finite = El tensor { $name } contiene números que no son finitos; el archivo está dañado.
said-weights-device = Los pesos no se pudieron volver a leer del dispositivo ({ $reason }).
said-weights-is-hdf5 = es un archivo HDF5, como los que guarda Keras
said-weights-is-tflite = es un archivo de TensorFlow Lite
said-weights-is-lfs = es un puntero de Git LFS, no el archivo al que apunta; descarga el archivo mismo
said-weights-is-html = es una página web
said-weights-is-json = es JSON
said-weights-is-neither = sus primeros bytes no son de ninguno de los dos
said-weights-no-dictionary = no contiene ningún diccionario de tensores; guarda model.state_dict() en lugar del modelo
said-weights-no-names = no contiene tensores con nombre
said-weights-zip-damaged = su directorio zip está dañado o cortado ({ $error })
said-weights-not-torch-zip = es un zip sin data.pkl, así que no es de PyTorch
said-weights-not-pickle = es un pickle de Python, pero no uno escrito por torch.save
said-weights-no-blocks = no hay bloques de transformer (blocks.0 …)
said-weights-no-stages = no hay bloques
said-weights-patches = sus parches son de { $height } × { $width } con { $channels } canales; hacen falta parches cuadrados de 3 canales
said-weights-model-type = su model_type es «{ $kind }», y hace falta «deit» o «vit»
said-weights-architecture = su arquitectura es «{ $name }», y hace falta un nombre de timm que empiece por deit, vit_, resnet o mobilenetv2_
said-weights-activation = su hidden_act es «{ $activation }», y hace falta «gelu»
said-weights-published = El archivo de preprocesamiento publicado dice «{ $published }», pero este modelo se entrenó y se midió con «{ $used }», y eso es lo que se usa.
said-weights-sizes = El archivo de preprocesamiento es para { $file } px y los pesos son para { $weights } px; los tamaños se adaptan a los pesos.
said-weights-kept = Lo que se cargó antes sigue ahí. Recarga la página si vuelve a ocurrir.
said-weights-again = Lo que se cargó antes sigue ahí. Descarga el archivo de nuevo o elige otro archivo de pesos.
said-weights-together = Lo que se cargó antes sigue ahí. Elige todos los archivos a la vez, también el índice.
said-weights-choose = Lo que se cargó antes sigue ahí. Elige los pesos de un DeiT, ViT, ResNet o MobileNetV2 (.safetensors, .pth, .bin).

## Descargas

said-hub-id = «{ $id }» no es un identificador del hub.
said-hub-id-hint = Escríbelo como propietario/nombre, por ejemplo facebook/deit-tiny-patch16-224.
said-hub-no-weights = El hub no tiene pesos llamados «{ $id }» (no hay { $files }).
said-hub-no-weights-hint = Lo que se cargó antes sigue ahí. Comprueba que esté bien escrito; los modelos privados o de acceso restringido hay que descargarlos a mano y soltarlos aquí.
said-fetch-checksum = La descarga de { $url } está dañada: su suma de comprobación no es la publicada.
said-fetch-checksum-hint = Lo que se cargó antes sigue ahí, y el archivo dañado no se ha guardado. Intenta la descarga de nuevo.
said-fetch-failed = La descarga de { $url } ha fallado ({ $reason }).
said-fetch-status = La descarga de { $url } ha fallado: { $why }.
said-fetch-answered = { $words } (respondió { $status })
said-fetch-forbidden = el servidor no da este archivo a cualquiera
said-fetch-not-found = el servidor no tiene ese archivo
said-fetch-too-often = el servidor recibe demasiadas peticiones
said-fetch-trouble = el propio servidor tiene problemas
said-fetch-refused = el servidor se negó
said-fetch-stopped = Se detuvo la descarga de { $url }.
said-fetch-retry = { $error } Se intentará de nuevo en { $seconds } s (intento { $attempt } de { $attempts }).
said-fetch-unreachable = no se pudo contactar con el servidor: { $reason }
said-fetch-lost = se perdió la conexión tras { $received }: { $reason }
said-fetch-ended = se cortó tras { $received }
said-fetch-silent = el servidor no envió nada durante { $seconds } s
said-fetch-nothing = la respuesta estaba vacía
said-fetch-large = el servidor anuncia { $total } bytes, más de lo que cabe en la memoria de esta pestaña
said-fetch-bytes = { $received } bytes
said-fetch-bytes-of = { $received } de { $total } bytes
said-fetch-not-stored = Este archivo se cargó, pero no se pudo guardar en este dispositivo ({ $reason }): la próxima vez se descargará de nuevo.
said-fetch-other-tab = puede que otra pestaña esté guardando el mismo archivo en este momento
said-fetch-store = no se pudo guardar en este dispositivo
said-fetch-back = no se pudo volver a leer de lo guardado en este dispositivo
said-fetch-room = necesita { $total }, y al navegador le quedan { $room } para esta página
said-fetch-connection = Lo que se cargó antes sigue ahí. Comprueba la conexión e inténtalo de nuevo: lo que ya llegó se aprovecha si es posible.
said-fetch-other-model = Lo que se cargó antes sigue ahí. Elige otro modelo, o descarga el archivo de su sitio y elígelo aquí como archivo tuyo.
said-fetch-later = Lo que se cargó antes sigue ahí. Inténtalo de nuevo dentro de unos minutos.
said-fetch-address = Lo que se cargó antes sigue ahí. Comprueba el nombre o la dirección, o elige otro modelo.
said-fetch-run-again = Lo que se cargó antes sigue ahí. Vuelve a ejecutar la celda para seguir: lo que ya llegó se aprovecha si es posible.
said-file-read = No se pudo leer el archivo ({ $reason }).
said-file-large = El archivo tiene { $bytes } bytes, más que los { $limit } permitidos aquí.
said-file-large-hint = No ha cambiado nada más. Elige un archivo más pequeño.
said-file-read-hint = No ha cambiado nada más. Elige el archivo de nuevo; puede que se haya movido o modificado.
said-store = Este dispositivo no pudo guardarlo ({ $reason }).
said-store-hint = No ha cambiado nada más. Haz sitio eliminando descargas que ya no necesites.
said-store-none = el navegador no tiene dónde guardarlo
said-store-cache = no hay caché
said-store-full = el dispositivo está lleno
said-store-memory = { $size ->
    [one] no queda memoria para { $size } byte
   *[other] no queda memoria para sus { $size } bytes
}

## Qué hacer

said-run-that-makes = Ejecuta primero la celda que crea un { $what }.
said-run-or-choose = Ejecuta primero la celda que lo crea o elige entre: { $names }.
said-none-called = Todavía no hay ningún { $what } llamado «{ $name }».
# En las dos frases de arriba: después de «un» y de «ningún».
said-what-model = modelo
said-what-data = conjunto de datos
said-internal = Algo ha fallado dentro de Vitrine: { $message }.
said-internal-hint = Guarda el cuaderno y recarga la página.
said-export-32 = El modelo sigue ahí. Expórtalo en 32 bits.
said-export-again = El modelo sigue ahí. Intenta exportarlo de nuevo.
said-image-hint = No ha cambiado nada más. Elige una imagen JPEG, PNG, WebP, GIF o BMP de tamaño normal.
said-data-hint = Tus imágenes siguen ahí; cámbialas en la celda de datos y ejecútala de nuevo.
said-map-pictures = No ha cambiado nada. Añade imágenes en la celda de datos.
said-map-set = No ha cambiado nada. Cambia la perplejidad en la celda de mapa o elige las direcciones principales, que no la necesitan.
said-map-model = No ha cambiado nada. Carga el modelo de nuevo o elige otro.
said-train-set = No ha cambiado nada. Cámbialo en la celda de entrenamiento y ejecútala de nuevo.
said-train-measure = Tus imágenes y modelos están como estaban. Mide el modelo sin esto.
said-train-kept = Tus imágenes y modelos están como estaban. Recarga la página y ejecútala de nuevo: sigue desde donde se guardó por última vez.
said-train-lr = El modelo del que partiste no ha cambiado. Prueba con una tasa de aprendizaje diez veces menor.
said-train-again = No ha cambiado nada. Vuelve a ejecutarla cuando quieras.
said-train-device = El modelo del que partiste no ha cambiado. Recarga la página o añade ?device=cpu a su dirección.
said-explain-side = No ha cambiado nada. Elige otro lado u otro paso en la celda de explicación.
said-explain-share = No ha cambiado nada. Cambia la parte descartada en la celda de explicación.
said-explain-class = No ha cambiado nada. Elige una de las clases del modelo.
said-explain-cam = No ha cambiado nada. Elige Grad-CAM u oclusión.
said-explain-attention = No ha cambiado nada. Elige atención, rollout, relevancia u oclusión.
said-explain-device = Tus modelos e imágenes siguen ahí. Recarga la página o añade ?device=cpu a su dirección.
said-lab-change = Cámbialo en esta celda; todo lo demás está como estaba.
said-lab-none = «{ $data }» no tiene imágenes de entrenamiento que mostrar.
said-lab-add = Añade imágenes en su celda de datos.

## Entrenar y medir

said-train-diverged = La pérdida dejó de ser un número en el paso { $step }: el entrenamiento divergió.
said-train-stopped-early = Detenido antes de empezar el entrenamiento.
said-train-stopped = Detenido antes de terminar.
said-train-not-read = Lo que se guardó de las imágenes en este dispositivo no se pudo volver a leer. { $error }
said-train-went-on = Continuó desde la época { $epoch } de { $epochs }, donde se dejó esta ejecución.
said-train-not-kept = { $error } La ejecución sigue, pero si se cerrara la página, empezaría de nuevo.
said-train-recipe = { $knob }: { $found } no es posible. Valores permitidos: { $allowed }. Prueba con { $suggested }.
# Antes de «: 0,2 no es posible».
said-knob-validation = Parte para validación
said-knob-judging = Evaluación de las épocas
said-knob-patience = Paciencia
said-knob-folds = Número de partes
said-knob-attention-dropout = Dropout de la atención
# Después de «Valores permitidos:» o de «Prueba con».
said-train-no-attention = 0, porque esta red no tiene atención
said-train-brought = 0, porque los datos traen su propia parte de validación
said-train-single = 0 mientras «{ $class }» tenga una sola imagen de la que aprender
said-train-add = 0, o añade imágenes
said-train-off = desactivado mientras no se aparten imágenes para validación
said-train-share = una parte para validación de 0,2
said-train-folds = de 2 a { $most }, porque cada clase necesita una imagen en cada parte (como máximo { $limit })
said-teacher-classes = El profesor «{ $teacher }» no conoce las clases de «{ $student }».
said-teacher-classes-hint = Entrénalo primero con estos datos; tu cuaderno está como estaba.
said-teacher-sees = El profesor «{ $teacher }» ve las imágenes de otra manera que «{ $student }»: otro tamaño u otros colores.
said-teacher-sees-hint = Elige un profesor con el mismo tamaño de entrada y el mismo preprocesamiento; tu cuaderno está como estaba.
said-evaluate-none = «{ $data }» no tiene imágenes reservadas, así que no hay con qué medir.
said-evaluate-none-hint = Añade imágenes o elige datos con una parte de prueba.
said-evaluate-classes = El modelo «{ $model }» no conoce las clases de «{ $data }», así que no se puede medir con ellas.
said-evaluate-classes-hint = Entrénalo primero con estos datos y evalúa el modelo resultante.
said-single = «{ $name }» no es una sola red con una única vista de la imagen ({ $is }).
said-single-hint = Usa uno de los modelos que lo forman o un soup de ellos, que es una sola red.
said-compare-two = Una comparación necesita al menos dos modelos.
said-compare-two-hint = Elige otro más; tu cuaderno está como estaba.
said-compare-twice = «{ $name }» aparece dos veces, y un modelo no se puede comparar consigo mismo.
said-compare-twice-hint = Nómbralo una sola vez; tu cuaderno está como estaba.
said-ensemble-none = No hay ningún modelo elegido, así que no hay nada que unir.
said-ensemble-none-hint = Elige al menos uno; tu cuaderno está como estaba.
said-ensemble-differ = «{ $one }» ({ $is }) y «{ $other }» ({ $that }) no son la misma red, así que sus pesos no tienen media.
said-ensemble-differ-hint = Promedia las probabilidades o elige ejecuciones que partieran del mismo modelo.
said-ensemble-greedy = Un greedy soup se elige con imágenes de las que nadie ha aprendido, y «{ $data }» no tiene una parte de validación que ninguno de estos modelos haya tocado.
said-ensemble-greedy-hint = Añade imágenes en val/, entrena los modelos con la misma parte para validación y la misma semilla, o usa el soup simple.
said-model-gone = Los pesos entrenados de «{ $name }» ya no están en este dispositivo.
said-model-damaged = Los pesos entrenados de «{ $name }» en este dispositivo están dañados o son de otra versión.
said-model-hint = Tu cuaderno y tus imágenes están a salvo. Ejecuta la celda que crea este modelo para entrenarlo de nuevo.
said-version = La página habla la versión { $page } del lenguaje del motor de cálculo; el motor, la versión { $engine }.
said-version-hint = Recarga la página para que ambos sean de la misma compilación; el archivo de tu cuaderno está a salvo.

## Explicaciones y mapas

said-explain-no-side = Un cuadrado de 0 píxeles de lado no oculta nada.
said-explain-no-stride = Un cuadrado que avanza 0 píxeles nunca llega a ninguna parte.
said-explain-large = Un cuadrado de { $side } píxeles de lado no cabe en los { $width } × { $height } píxeles que ve el modelo.
said-explain-discard = La parte de la atención que se descarta debe ser al menos 0 y menos de 1; es { $discard }.
said-explain-no-class = No hay ninguna clase { $class }: este modelo conoce { $classes }, contadas desde 0.
said-explain-no-attention = La atención forma parte de un vision transformer; este modelo es una red convolucional y no la tiene.
said-explain-no-maps = Grad-CAM lee los últimos mapas de características de una red convolucional, que este modelo no tiene.
said-map-few = Hay { $found ->
    [one] { $found } imagen
   *[other] { $found } imágenes
}, y un mapa necesita al menos dos.
said-map-not-finite = Las características del modelo no son números finitos, así que las imágenes no tienen un lugar.
said-map-perplexity = La perplejidad es { $perplexity }; con { $points ->
    [one] { $points } imagen
   *[other] { $points } imágenes
} puede ir de { $least } a { $most }.
said-map-unsettled = No se pudieron encontrar las direcciones principales de las características.

## Exportar

said-export-labels = El modelo tiene { $classes ->
    [one] { $classes } clase
   *[other] { $classes } clases
}, pero { $labels ->
    [one] se dio { $labels } etiqueta
   *[other] se dieron { $labels } etiquetas
}.
said-export-range = El tensor { $name } contiene { $number }, que no cabe en el tipo de número del archivo.
said-export-large = El archivo ocuparía { $bytes } bytes; un archivo ONNX admite como máximo { $most }.
said-export-package = No se pudo escribir el paquete ({ $reason }).

## Lo que el aumento hizo con una imagen, en pocas palabras

said-op-autocontrast = Autocontraste
said-op-equalize = Ecualización
said-op-invert = Inversión
said-op-rotate = Giro { $degrees }°
said-op-shear-x = Cizalla X { $factor }
said-op-shear-y = Cizalla Y { $factor }
said-op-translate-x = Traslación X { $pixels } px
said-op-translate-y = Traslación Y { $pixels } px
said-op-posterize = { $bits ->
    [one] Posterización { $bits } bit
   *[other] Posterización { $bits } bits
}
said-op-solarize = Solarización desde { $threshold }
said-op-solarize-add = Solarización con suma { $add }
said-op-color = Color × { $factor }
said-op-contrast = Contraste × { $factor }
said-op-brightness = Brillo × { $factor }
said-op-sharpness = Nitidez × { $factor }
said-op-hue = Tono { $degrees }°
said-op-greyscale = Escala de grises
said-op-blur = Desenfoque { $radius } px
said-op-cutout = Cuadrado gris { $side } px
said-op-flip-horizontal = Reflejo ↔
said-op-flip-vertical = Reflejo ↕
said-op-crop = Recorte { $width } × { $height }
said-op-crop-from = Recorte desde { $left }, { $top }
said-op-augmix = AugMix { $share }
said-op-chain = { $weight } de { $operations }
said-op-erased = Borrado { $width } × { $height }
